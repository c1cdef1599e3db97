import type { Page } from "@playwright/test";
import { build, expect, HOST, open, OUTPUT, post, signIn, test, waitForEnd } from "./host";

const PATH = "windflow/environment/local/container/shop-web-1/terminal/";

interface Cutter {
  cutSockets: () => void;
  blockSockets: boolean;
}

/** Sockets of these tests can be cut as a lost network does, or not let through at all. */
async function makeCuttable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const all: WebSocket[] = [];
    const control = window as unknown as Cutter;
    control.cutSockets = () => all.forEach((socket) => socket.close());
    control.blockSockets = sessionStorage.getItem("block") === "yes";
    window.WebSocket = class extends WebSocket {
      constructor(address: string | URL) {
        super(control.blockSockets ? `${String(address)}nowhere/` : address);
        all.push(this);
      }
    };
  });
}

const screen = (page: Page) => page.locator(".windflow-terminal__screen .xterm-rows");

async function start(page: Page): Promise<void> {
  await open(page, PATH);
  await page.getByRole("button", { name: "Open terminal" }).click();
  await expect(screen(page).first()).toContainText(/[#$]/);
}

async function type(page: Page, text: string): Promise<void> {
  await page.locator(".xterm-helper-textarea").first().focus();
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
}

async function closeAll(page: Page): Promise<void> {
  const path = "environment/local/container/shop-web-1/terminal/";
  const { terminals = [] } = (await (await page.request.get(`${HOST}/windflow/api/${path}`)).json()) as { terminals?: { id: string }[] };
  for (const { id } of terminals) {
    await post(page, `${HOST}/windflow/api/${path}${id}/close`, {});
  }
}

test.describe("a terminal", () => {
  test.beforeEach(async ({ page }) => {
    await makeCuttable(page);
    await signIn(page, "admin");
    const listed = await page.request.get(`${HOST}/windflow/api/environment/local/container/shop-web-1/terminal/`);
    if (listed.status() === 404) {
      await waitForEnd(page, (await build(page, "shop", "DEPLOY")).id);
    }
    await open(page, "windflow/");
    await closeAll(page);
  });

  test.afterEach(async ({ page }) => {
    await open(page, "windflow/");
    await closeAll(page);
  });

  test("runs what is typed, and has the size of its pane", async ({ page }) => {
    await start(page);
    await type(page, "echo he''llo-$((6*7))");
    await expect(screen(page)).toContainText("hello-42");
    await type(page, "stty size");
    const size = async () => /\n?(\d+) (\d+)/.exec((await screen(page).innerText()).split("stty size").at(-1) ?? "")?.slice(1).map(Number) ?? [];
    await expect.poll(async () => (await size()).length).toBe(2);
    const [rows = 0, columns = 0] = await size();
    expect(rows).toBeGreaterThan(15);
    await page.setViewportSize({ width: 900, height: 700 });
    await page.waitForTimeout(500);
    await type(page, "stty size");
    await expect.poll(async () => (await size())[1]).toBeLessThan(columns);
    await type(page, "exit 3");
    await expect(page.getByText("The shell has ended with exit code 3.")).toBeVisible();
    await page.getByRole("button", { name: "Open again" }).click();
    await expect(page.getByRole("button", { name: "Open again" })).toHaveCount(0);
    await expect(screen(page)).toContainText(/[#$]/);
  });

  test("comes back after a lost connection with all that was shown", async ({ page }) => {
    await start(page);
    await type(page, "word=kept; echo fir''st");
    await expect(screen(page)).toContainText("first");
    await type(page, "(sleep 1; echo mea''nwhile) &");
    await page.evaluate(() => (window as unknown as Cutter).cutSockets());
    await expect(page.getByText("The connection to Jenkins is lost")).toBeVisible();
    await expect(page.getByText("The connection to Jenkins is lost")).toHaveCount(0);
    await expect(screen(page)).toContainText("first");
    await expect(screen(page)).toContainText("meanwhile");
    await type(page, "echo still-$word");
    await expect(screen(page)).toContainText("still-kept");
    await page.reload();
    await expect(screen(page)).toContainText("still-kept");
  });

  test("has panes beside and below each other", async ({ page }) => {
    await start(page);
    await page.getByRole("button", { name: "Beside" }).click();
    await expect(screen(page)).toHaveCount(2);
    await page.getByRole("button", { name: "Below" }).click();
    await expect(screen(page)).toHaveCount(3);
    await page.locator(".xterm-helper-textarea").nth(2).focus();
    await page.keyboard.type("echo thi''rd");
    await page.keyboard.press("Enter");
    await expect(screen(page).nth(2)).toContainText("third");
    await expect(screen(page).nth(0)).not.toContainText("third");
    await page.screenshot({ path: `${OUTPUT}/terminal-panes.png` });
    await page.getByRole("button", { name: "Close this terminal" }).nth(1).click();
    await expect(screen(page)).toHaveCount(2);
    await page.keyboard.press("Control+F6");
  });

  test("shows hostile output as text", async ({ page }) => {
    await start(page);
    await type(page, "printf '<img src=x onerror=alert(1)>\\033]0;<script>alert(2)</script>\\007\\033[31mred\\033[0m \\342\\200\\256abc\\n'");
    await expect(screen(page)).toContainText("<img src=x onerror=alert(1)>");
    await expect(page.locator(".windflow-terminal img, .windflow-terminal script")).toHaveCount(0);
    await type(page, "printf '\\033]8;;javascript:alert(3)\\033\\\\click\\033]8;;\\033\\\\\\n'");
    await expect(screen(page)).toContainText("click");
  });

  test("is searched, and its text grows", async ({ page }) => {
    await start(page);
    await type(page, "seq 1 500");
    await expect(screen(page)).toContainText("500");
    await page.keyboard.press("Control+Shift+F");
    const field = page.getByRole("textbox", { name: "Search in the terminal" });
    await field.fill("nothing like this");
    await expect(page.getByText("Not found")).toBeVisible();
    await field.fill("321");
    await expect(page.getByText("Not found")).toHaveCount(0);
    await expect(screen(page)).toContainText("321");
    await field.press("Escape");
    await page.getByRole("button", { name: "Larger text" }).click();
    await expect(page.getByLabel("Size of the text")).toHaveText("15");
    await page.getByRole("button", { name: "Smaller text" }).click();
  });

  test("says when WebSockets do not get through", async ({ page }) => {
    await page.evaluate(() => sessionStorage.setItem("block", "yes"));
    await open(page, PATH);
    await page.getByRole("button", { name: "Open terminal" }).click();
    await expect(page.getByText("WebSockets do not get through to Jenkins")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText("proxy_set_header Upgrade $http_upgrade;")).toBeVisible();
    await page.screenshot({ path: `${OUTPUT}/terminal-blocked.png` });
    await page.evaluate(() => ((window as unknown as Cutter).blockSockets = false));
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(screen(page)).toContainText(/[#$]/);
  });

  test("follows the colours of Jenkins", async ({ page }) => {
    await start(page);
    await type(page, "printf '\\033[31mred \\033[32mgreen \\033[33myellow \\033[34mblue \\033[35mmagenta \\033[36mcyan\\033[0m\\n'; ls -l /");
    await page.screenshot({ path: `${OUTPUT}/terminal-light.png` });
    const colour = () => screen(page).evaluate((element) => getComputedStyle(element).color);
    const light = await colour();
    await page.evaluate(() => {
      const style = document.documentElement.style;
      style.setProperty("--background", "#16181d");
      style.setProperty("--text-color", "#e6e9ef");
      style.setProperty("--card-background", "#1d2026");
    });
    await expect.poll(colour).not.toBe(light);
    await page.screenshot({ path: `${OUTPUT}/terminal-dark.png` });
  });

  test("is not for those without the permission", async ({ page }) => {
    await signIn(page, "viewer");
    await open(page, PATH);
    await expect(page.getByText("You may not open terminals")).toBeVisible();
  });
});
