import type { Page, Route } from "@playwright/test";
import { expect, open, signIn, test } from "./host";

const EVIL = `<img src=x onerror="document.title='broken'"><script>document.title='broken'</script>\u202egnp.exe`;
const LONG = "x".repeat(65_536);

/** The real host with names that only a malicious engine would have: no real engine accepts them all. */
async function poison(page: Page, replace: (body: never) => unknown, ...paths: string[]): Promise<void> {
  await page.addInitScript(() => Reflect.deleteProperty(window, "SharedWorker"));
  await page.route("**/windflow/api/events", (route) => route.abort());
  const answer = async (route: Route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: replace((await response.json()) as never) });
  };
  for (const path of paths) {
    await page.route(path, answer);
  }
}

test.beforeEach(({ page }) => signIn(page, "admin"));

test.afterEach(async ({ page }) => {
  await expect(page).not.toHaveTitle(/broken/);
  await expect(page.locator("#windflow-app img, #windflow-app script")).toHaveCount(0);
  expect(await page.locator("#windflow-app").textContent()).not.toContain("\u202e");
  // Nothing makes the page itself wider than the window.
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test("names and labels of environments", async ({ page }) => {
  const worst = (body: { environments: Record<string, unknown>[] }) => ({
    environments: body.environments.map((environment) => ({ ...environment, displayName: EVIL, labels: [EVIL, LONG], colour: `red"><b>` })),
  });
  await poison(page, worst, "**/windflow/api/environments");
  await open(page, "windflow/");
  await expect(page.locator("article h2")).toContainText("⟨U+202E⟩gnp.exe");
});

test("names and images of stacks", async ({ page }) => {
  const worst = (body: { environment: unknown }) => ({
    environment: body.environment,
    stacks: [{ project: EVIL, origin: "compose", state: EVIL, controller: EVIL,
      revision: { number: 1, time: EVIL, submittedBy: EVIL, cause: EVIL, buildUrl: "javascript:document.title='broken'" }, services: [
      { name: EVIL, image: LONG, state: EVIL, health: EVIL, containers: [
        { id: EVIL, name: LONG, state: EVIL, status: EVIL, health: EVIL, exitCode: 1, restartCount: 9, created: EVIL }] }] }],
  });
  await poison(page, worst, "**/windflow/api/environment/local/stacks");
  await open(page, "windflow/environment/local/stacks/");
  await expect(page.getByRole("grid", { name: "stacks" })).toContainText("<img");
  for (const link of await page.locator("#windflow-app a").all()) {
    expect(await link.getAttribute("href")).toMatch(/^\//);
  }
});

test("plan and log of an operation", async ({ page }) => {
  const lines = [EVIL, `\x1b[31m${EVIL}\x1b[0m`, LONG, "\x1b]8;;javascript:document.title='broken'\x07link\x1b]8;;\x07", "\x1b[2J\x1b[999;999Hmoved"];
  const worst = { operation: {
    id: "evil", kind: EVIL, environment: EVIL, project: EVIL, subject: { type: EVIL, name: EVIL }, state: "FAILED", submittedBy: EVIL, cause: EVIL, buildUrl: "javascript:document.title='broken'",
    submitted: EVIL, started: EVIL, finished: EVIL, durationMillis: 1, error: EVIL, changes: 1, result: null,
    plan: { text: EVIL, changes: 1, actions: [{ type: EVIL, kind: EVIL, name: EVIL, reason: LONG }] },
    outcome: EVIL, progress: [{ action: EVIL, type: EVIL, name: EVIL, phase: EVIL, state: EVIL, started: EVIL, finished: EVIL, error: EVIL }],
    phases: [{ name: EVIL, started: EVIL }, { name: "rollback", started: EVIL }],
    report: {
      images: { [EVIL]: { before: null, after: { image: EVIL, id: EVIL, digest: EVIL } } },
      health: { [EVIL]: { service: EVIL, states: [{ state: EVIL, time: EVIL }] } },
    } },
    log: lines.map((text, seq) => ({ seq, time: "2026-01-01T00:00:00Z", text })), next: lines.length };
  await poison(page, (body) => body);
  await page.route("**/windflow/api/operation/*", (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get("from"));
    return route.fulfill({ json: { ...worst, log: worst.log.filter(({ seq }) => seq >= from) } });
  });
  await open(page, "windflow/operation/20260101-000000-000-aaaaaaaa/");
  await expect(page.getByRole("log")).toContainText("link");
  await expect(page.locator(".windflow-ansi--red").first()).toContainText("<img");
  for (const link of await page.locator("#windflow-app a").all()) {
    expect(await link.getAttribute("href")).toMatch(/^\//);
  }
});
