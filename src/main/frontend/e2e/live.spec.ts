import { expect, HOST, open, signIn, test } from "./host";

test.beforeEach(({ page }) => signIn(page, "admin"));

test("ten tabs are live at once and none starves the others", async ({ page, context }) => {
  const tabs = [page];
  for (let number = 1; number < 10; number++) {
    tabs.push(await context.newPage());
  }
  for (const tab of tabs) {
    await open(tab, "windflow/");
  }
  for (const tab of tabs) {
    await expect(tab.getByText("Live", { exact: true })).toBeVisible();
  }
  // With one stream each, the browser's six connections to a host would be used up and this would hang.
  const status = await page.evaluate(async (address) => (await fetch(address, { signal: AbortSignal.timeout(5_000) })).status, `${HOST}/windflow/api/environments`);
  expect(status).toBe(200);
});

test("without a SharedWorker the page holds a stream of its own", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "SharedWorker"));
  await open(page, "windflow/");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
});

test("when the stream does not get through, the page asks instead, and goes back to the stream when it can", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "SharedWorker"));
  await page.route("**/windflow/api/events", (route) => route.abort());
  let asked = 0;
  page.on("request", (request) => void (asked += request.url().endsWith("/api/environments") ? 1 : 0));
  await open(page, "windflow/");
  await expect(page.getByText("Polling", { exact: true })).toBeVisible();
  const before = asked;
  await expect.poll(() => asked, { timeout: 15_000 }).toBeGreaterThan(before + 1);
  await page.unroute("**/windflow/api/events");
  await expect(page.getByText("Live", { exact: true })).toBeVisible({ timeout: 60_000 });
});

test("a failure is said and can be tried again", async ({ page }) => {
  await page.route("**/windflow/api/environments", (route) => route.fulfill({ status: 500, json: { error: "The disk is full." } }));
  await page.addInitScript(() => Reflect.deleteProperty(window, "SharedWorker"));
  await page.route("**/windflow/api/events", (route) => route.abort());
  await open(page, "windflow/");
  await expect(page.getByText("The disk is full.")).toBeVisible();
  await page.unroute("**/windflow/api/environments");
  await page.getByRole("button", { name: "Retry" }).first().click();
  await expect(page.locator("article").first()).toBeVisible();
});
