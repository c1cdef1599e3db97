import type { Page } from "@playwright/test";
import { expect, get, HOST, open, OUTPUT, signIn, test } from "./host";

/* The list of containers, and what is done to them. Containers are made over the API, as somebody outside of the page would. */
const LIST = "windflow/environment/local/containers/";
const EVIL = `<img src=x onerror="document.title='broken'">\u202egnp.exe`;

interface Listed {
  name: string;
  image: string;
  state: string;
}

const containers = async (page: Page) => (await get<{ containers: Listed[] }>(page, "environment/local/containers/")).containers;

/** Past the page: it must not matter to a test that the browser drops its requests when a network of the machine comes or goes. */
async function post(page: Page, path: string, body: object): Promise<{ status: number; json: Record<string, unknown> }> {
  const crumb = (await (await page.request.get(`${HOST}/crumbIssuer/api/json`)).json()) as { crumbRequestField: string; crumb: string };
  const answer = await page.request.post(`${HOST}/windflow/api/environment/local/${path}`, { headers: { [crumb.crumbRequestField]: crumb.crumb }, data: body });
  return { status: answer.status(), json: answer.headers()["content-type"]?.startsWith("application/json") ? ((await answer.json()) as Record<string, unknown>) : {} };
}

/** Makes a container of the sample's image that sleeps; it is there when this returns. */
async function make(page: Page, name: string): Promise<void> {
  await post(page, "containers/remove", { items: [name], force: true });
  const settings = { Name: name, Image: "windflow-sample/shop:1", Cmd: ["sleep", "1000"], Labels: { "io.jenkins.windflow.test": "e2e" }, HostConfig: { NetworkMode: "none" } };
  const made = await post(page, "containers/create", { settings, minUptime: 0 });
  expect(made.status, JSON.stringify(made.json)).toBe(200);
  await expect.poll(async () => (await containers(page)).find((one) => one.name === name)?.state, { timeout: 60_000 }).toBe("running");
}

const row = (page: Page, name: string) => page.getByRole("row", { name: new RegExp(name) });

test.beforeEach(async ({ page }) => {
  await signIn(page, "admin");
  await open(page, LIST);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("local");
});

test.afterEach(async ({ page }) => {
  await open(page, "windflow/");
  await post(page, "containers/remove", { items: ["wf-e2e-one", "wf-e2e-two", "wf-e2e-new"], force: true });
});

test("what somebody starts elsewhere appears by itself, and goes by itself", async ({ page, context }) => {
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const elsewhere = await context.newPage();
  await open(elsewhere, "windflow/");
  await make(elsewhere, "wf-e2e-new");
  await expect(row(page, "wf-e2e-new")).toContainText("Running");
  await post(elsewhere, "containers/remove", { items: ["wf-e2e-new"], force: true });
  await expect(row(page, "wf-e2e-new")).toHaveCount(0);
});

test("several are found, selected and stopped together; what is lost is named before they are removed", async ({ page }) => {
  await make(page, "wf-e2e-one");
  await make(page, "wf-e2e-two");
  await page.keyboard.press("/");
  await page.keyboard.type("wf-e2e");
  await expect(page).toHaveURL(/\?q=wf-e2e$/);
  await expect(page.locator("tbody tr[data-row]")).toHaveCount(2);
  await page.getByRole("checkbox", { name: "Select all found" }).press("Space");
  const bar = page.getByRole("toolbar", { name: "Selected rows" });
  await bar.getByRole("button", { name: "Kill" }).click();
  await expect(page.getByRole("dialog")).toContainText("wf-e2e-two");
  await page.getByRole("dialog").getByRole("button", { name: "Kill" }).click();
  await expect(page.getByText("Kill: done for all 2.")).toBeVisible();
  await expect(row(page, "wf-e2e-one")).not.toContainText("Running");
  await page.screenshot({ path: `${OUTPUT}/containers-batch.png`, fullPage: true });
  await bar.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByRole("dialog")).toContainText("What was written into the containers is lost");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("No container is here yet").or(page.getByText("No containers match"))).toBeVisible();
});

test("the keyboard does it all", async ({ page }) => {
  await make(page, "wf-e2e-one");
  await make(page, "wf-e2e-two");
  await page.getByRole("searchbox", { name: "Search containers" }).fill("wf-e2e");
  await page.getByRole("searchbox", { name: "Search containers" }).press("Enter");
  await expect(page.locator("tbody tr[data-row='0']")).toBeFocused();
  await page.keyboard.press("Space");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByText("2 rows selected")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByText("2 rows selected")).toHaveCount(0);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Select all that were found");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(page.getByPlaceholder("Go to a container")).toBeFocused();
  await page.keyboard.type("wf-e2e-two");
  await expect(page.getByRole("dialog").getByRole("option").first()).toContainText("wf-e2e-two");
  await page.screenshot({ path: `${OUTPUT}/palette.png` });
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/container\/wf-e2e-two\/$/);
});

test("an event shows on the Events tab", async ({ page }) => {
  await open(page, "windflow/environment/local/events/");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await make(page, "wf-e2e-new");
  await expect(page.getByRole("row", { name: /wf-e2e-new/ }).first()).toBeVisible();
  await page.screenshot({ path: `${OUTPUT}/events.png`, fullPage: true });
});

test("names that only a malicious engine would have are text", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "SharedWorker"));
  await page.route("**/windflow/api/events", (route) => route.abort());
  const evil = { id: EVIL, name: EVIL, image: EVIL, imageId: EVIL, command: EVIL, state: EVIL, status: EVIL, health: EVIL, exitCode: 1, created: EVIL, stack: EVIL, service: EVIL, ports: [], networks: [{ name: EVIL, ip: EVIL }], mounts: [], labels: { [EVIL]: "x".repeat(65_536) } };
  await page.route("**/windflow/api/environment/local/containers/", (route) => route.fulfill({ json: { containers: [evil] } }));
  await open(page, LIST);
  await expect(page.locator("tbody tr[data-row]")).toContainText("\u27e8U+202E\u27e9");
  await expect(page).not.toHaveTitle(/broken/);
  await expect(page.locator("#windflow-app img")).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

for (const scheme of ["light", "dark"] as const) {
  test(`it looks as it should in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await make(page, "wf-e2e-one");
    await expect(row(page, "wf-e2e-one")).toBeVisible();
    await page.screenshot({ path: `${OUTPUT}/containers-${scheme}.png`, fullPage: true });
    await page.getByRole("link", { name: "Overview", exact: true }).click();
    await expect(page).toHaveURL(/environment\/local\/$/);
    await page.screenshot({ path: `${OUTPUT}/environment-overview-${scheme}.png`, fullPage: true });
  });
}
