import type { Page } from "@playwright/test";
import { build, expect, get, HOST, open, OUTPUT, signIn, test, waitForEnd } from "./host";

const EVIL = `<img src=x onerror="document.title='broken'"><script>document.title='broken'</script>\u202egnp.exe`;

interface Fake {
  containers?: string[];
  items: unknown[];
}

/** The page of a log that only a malicious container would write; what the stream says is the test's. */
async function fake(page: Page, { containers = ["web"], items }: Fake, query = ""): Promise<void> {
  await page.route("**/windflow/api/environment/local/logs/?*", (route) =>
    route.fulfill({
      contentType: "text/event-stream;charset=UTF-8",
      body: `event: containers\ndata: ${JSON.stringify({ containers })}\n\nid: p\nevent: items\ndata: ${JSON.stringify(items)}\n\nevent: end\ndata: {}\n\n`,
    }),
  );
  await open(page, `windflow/environment/local/logs?containers=${containers.join(",")}${query}`);
}

function lines(count: number): unknown[] {
  return Array.from({ length: count }, (_, at) => [at % 2, 1 + (at % 3 === 0 ? 1 : 0), `2026-01-02T03:04:05.${String(at).padStart(9, "0")}Z`, `line ${at}`]);
}

test.beforeEach(({ page }) => signIn(page, "admin"));

test.afterEach(async ({ page }) => {
  await expect(page).not.toHaveTitle(/broken/);
  await expect(page.locator("#windflow-app img, #windflow-app script")).toHaveCount(0);
});

test("a real log is followed", async ({ page }) => {
  const { id } = await build(page, "shop", "DEPLOY");
  await waitForEnd(page, id);
  const { stacks } = await get<{ stacks: { project: string; services: { containers: { name: string }[] }[] }[] }>(page, "environment/local/stacks");
  const names = stacks.filter(({ project }) => project === "shop").flatMap(({ services }) => services.flatMap(({ containers }) => containers.map(({ name }) => name)));
  await open(page, `windflow/environment/local/logs?containers=${names.join(",")}`);
  await expect(page.getByText("Live", { exact: true }).first()).toBeVisible();
  const status = await page.evaluate(async (address) => (await fetch(address)).status, `${HOST}/windflow/api/environment/local/logs/?containers=${names.join(",")}`);
  expect(status).toBe(200);
});

test("hostile lines are text", async ({ page }) => {
  const texts = [EVIL, `\x1b[31m${EVIL}\x1b[0m`, "x".repeat(65_536), "\x1b]8;;javascript:document.title='broken'\x07link\x1b]8;;\x07", "\x1b[2J\x1b[999;999Hmoved", "10%\r20%"];
  await fake(page, { items: [...texts.map((text) => [0, 1, "2026-01-02T03:04:05.000000000Z", text]), { container: 0, kind: "STOPPED", time: EVIL, text: EVIL }] });
  const log = page.getByRole("log");
  await expect(log).toContainText("link");
  await expect(log).toContainText("⟨U+202E⟩gnp.exe");
  await expect(log.locator(".windflow-ansi--red").first()).toContainText("<img");
  expect(await log.textContent()).not.toContain("\u202e");
  expect(await log.textContent()).not.toContain("10%");
  for (const wrap of ["true", "false"]) {
    await open(page, `windflow/environment/local/logs?containers=web&wrap=${wrap}`);
    await expect(page.getByRole("log")).toContainText("moved");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  }
});

test("only what is in sight is drawn, the end stays in sight, and scrolling up stops that", async ({ page }) => {
  await fake(page, { containers: ["web", "db"], items: lines(30_000) });
  const log = page.getByRole("log");
  await expect(log.getByText("line 29999", { exact: true })).toBeInViewport();
  expect(await log.locator(".windflow-logs__line").count()).toBeLessThan(400);
  await log.hover();
  await page.mouse.wheel(0, -3_000);
  await expect(page.getByRole("button", { name: "Jump to newest" })).toBeVisible();
  await expect(log.getByText("line 29999", { exact: true })).not.toBeInViewport();
  await page.keyboard.press("g");
  await expect(log).toContainText("10000 earlier lines not shown");
  await expect(log.getByText("line 10000", { exact: true })).toBeInViewport();
  await page.keyboard.press("G");
  await expect(log.getByText("line 29999", { exact: true })).toBeInViewport();
});

test("search, filter and regular expressions", async ({ page }) => {
  await fake(page, { items: lines(3_000) });
  const log = page.getByRole("log");
  await expect(log).toContainText("line 2999");
  await page.keyboard.press("/");
  await page.keyboard.type("LINE 123");
  await expect(page.getByText("11 lines", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(log.locator(".windflow-logs__line--current mark")).toHaveText("line 123");
  await page.keyboard.press("Shift+Enter");
  await expect(log.locator(".windflow-logs__line--current")).toContainText("line 1239");
  await page.getByRole("button", { name: "Show only lines that match" }).click();
  await expect(log.locator(".windflow-logs__line")).toHaveCount(11);
  await page.getByRole("button", { name: "Regular expression" }).click();
  await page.getByRole("searchbox", { name: "Search the log" }).fill("line [12]5$");
  await expect(log.locator(".windflow-logs__line")).toHaveCount(2);
  await expect(page).toHaveURL(/filter=true/);
  await page.getByRole("searchbox", { name: "Search the log" }).fill("(");
  await expect(page.getByRole("alert")).toContainText("This is no regular expression");
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Search the log" })).toHaveValue("(");
});

test("times are those of the zone that is chosen, and names can be left out", async ({ page }) => {
  await fake(page, { containers: ["web", "db"], items: lines(10) }, "&clock=utc");
  const log = page.getByRole("log");
  await expect(log.locator("time").first()).toHaveText("2026-01-02 03:04:05.000");
  await page.getByLabel("Times").selectOption("none");
  await expect(log.locator("time")).toHaveCount(0);
  await expect(log.locator(".windflow-logs__line")).toHaveCount(10);
  await page.getByRole("group", { name: "Containers" }).getByRole("button", { name: "db" }).click();
  await expect(log.locator(".windflow-logs__line")).toHaveCount(5);
  await expect(log.getByTitle("Standard error").first()).toHaveText("err");
});

test("a failure is said and can be tried again", async ({ page }) => {
  await page.route("**/windflow/api/environment/local/logs/?*", (route) => route.fulfill({ status: 404, json: { error: "There is no container 'web'." } }));
  await open(page, "windflow/environment/local/logs?containers=web");
  await expect(page.getByRole("alert")).toContainText("There is no container 'web'.");
  await page.unroute("**/windflow/api/environment/local/logs/?*");
  await fake(page, { items: lines(3) });
  await expect(page.getByRole("log")).toContainText("line 2");
});

for (const scheme of ["light", "dark"] as const) {
  test(`logs in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const coloured = ["\x1b[32mINFO\x1b[0m started", "\x1b[33mWARN\x1b[0m slow: 512 ms", "\x1b[1;31mERROR\x1b[0m no such table", "\x1b[7minverse\x1b[0m plain", "x".repeat(400)];
    const items = coloured.flatMap((text, at) => [0, 1].map((container) => [container, at === 2 ? 2 : 1, `2026-01-02T03:04:0${at}.123456789Z`, text]));
    await fake(page, { containers: ["shop-web-1", "shop-db-1"], items: [...items, { container: 0, kind: "STOPPED", time: "2026-01-02T03:04:09Z", text: "'shop-web-1' has stopped with exit code 1; its log goes on when it runs again." }] }, "&search=no");
    await expect(page.getByRole("log")).toContainText("no such table");
    await page.screenshot({ path: `${OUTPUT}/logs-${scheme}.png`, fullPage: true });
  });
}
