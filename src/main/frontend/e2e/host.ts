import { expect, type Page, test as base } from "@playwright/test";

/** Address of Jenkins or of its stand-in, without a slash at its end. */
export const HOST = required("WINDFLOW_URL").replace(/\/+$/, "");

/** Where screenshots are kept. */
export const OUTPUT = process.env.WINDFLOW_OUTPUT ?? "e2e/output";

/** Every page of these tests fails the test when a script fails in it or when the Content-Security-Policy stops something of ours. */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ context }, use) => {
      const faults: string[] = [];
      await context.exposeBinding("reportViolation", (_, what: string) => void faults.push(what));
      await context.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", (event) => {
          const report = (window as unknown as { reportViolation: (what: string) => void }).reportViolation;
          if (event.sourceFile.includes("/plugin/windflow/") || event.blockedURI.includes("/plugin/windflow/")) {
            report(`${event.violatedDirective}: ${event.blockedURI} in ${event.sourceFile}:${event.lineNumber}`);
          }
        });
      });
      context.on("weberror", (error) => faults.push(String(error.error())));
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

/** Signs in by the form; each built-in user of the devhost has its name as password. */
export async function signIn(page: Page, user: string): Promise<void> {
  // Jenkins makes a new session at the login: a request of the page still on its way with the old one would end it again.
  await page.goto(`${HOST}/login`, { waitUntil: "networkidle" });
  await page.locator("input[name=j_username]").fill(user);
  await page.locator("input[name=j_password]").fill(process.env[`WINDFLOW_PASSWORD_${user.toUpperCase()}`] ?? user);
  await page.locator("button[name=Submit]").click();
  await expect(page.locator("input[name=j_password]")).toHaveCount(0);
}

export async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${HOST}/${path}`);
}

/** What a script of the page itself would get. */
export async function get<T>(page: Page, path: string): Promise<T> {
  return (await page.request.get(`${HOST}/windflow/api/${path}`)).json() as Promise<T>;
}

interface Operation {
  id: string;
  kind: string;
  state: string;
  finished: string | null;
  buildUrl: string;
}

async function operations(page: Page): Promise<Operation[]> {
  return (await get<{ operations: Operation[] }>(page, "operations?limit=50")).operations;
}

/** Starts a build of a job and gives the first operation of this kind that was not there before. */
export async function build(page: Page, job: string, kind: string): Promise<Operation> {
  const before = new Set((await operations(page)).map(({ id }) => id));
  await startBuild(page, job);
  let found: Operation | undefined;
  await expect
    .poll(async () => (found = (await operations(page)).find((operation) => operation.kind === kind && !before.has(operation.id))), { timeout: 90_000 })
    .toBeDefined();
  return found!;
}

async function startBuild(page: Page, job: string): Promise<void> {
  await open(page, "windflow/");
  expect(await post(page, `${HOST}/job/${job}/build`)).toBeLessThan(400);
}

/** What a script of a page would send, with Jenkins' crumb; the status of the answer. */
export async function post(page: Page, address: string, body?: unknown): Promise<number> {
  const crumb = (await (await page.request.get(`${HOST}/crumbIssuer/api/json`)).json()) as { crumbRequestField: string; crumb: string };
  const headers = { [crumb.crumbRequestField]: crumb.crumb };
  const answer = await page.request.post(address, body === undefined ? { headers } : { headers, data: body });
  return answer.status();
}

export async function waitForEnd(page: Page, id: string): Promise<Operation> {
  let operation: Operation | undefined;
  await expect
    .poll(async () => (operation = (await get<{ operation: Operation }>(page, `operation/${id}`)).operation).finished, { timeout: 150_000 })
    .not.toBeNull();
  return operation!;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: it is the address of the running host, such as http://127.0.0.1:8080/jenkins. ./dev test sets it.`);
  }
  return value;
}

export { expect };
