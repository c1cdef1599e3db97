import type { Page } from "@playwright/test";
import { build, expect, get, HOST, open, OUTPUT, post, signIn, test, waitForEnd } from "./host";

const CONTAINER = "windflow/environment/local/container/shop-web-1/";
const MADE = "windflow/environment/local/container/wf-e2e-made/";
const CREATE = "windflow/environment/local/containers/create/";

/** The input of a setting, by its path. */
function setting(page: Page, path: string) {
  return page.locator(`[name="${path}"]`);
}

async function find(page: Page, words: string): Promise<void> {
  await page.getByRole("searchbox", { name: /Search settings/ }).fill(words);
}

async function remove(page: Page): Promise<void> {
  await open(page, "windflow/");
  await post(page, `${HOST}/windflow/api/environment/local/container/wf-e2e-made/remove`, { force: true });
}

/** Waits on an operation's page until it has ended. */
async function ended(page: Page, word: RegExp): Promise<void> {
  await expect(page).toHaveURL(/\/operation\//);
  await expect(page.locator("#main-panel, main").first()).toContainText(word, { timeout: 60_000 });
}

test.describe.serial("one container", () => {
  test("is made by the form, and the operation's page tells how", async ({ page }) => {
    await signIn(page, "admin");
    await waitForEnd(page, (await build(page, "shop", "DEPLOY")).id);
    await remove(page);
    const shop = await get<{ settings: { Image: string } }>(page, "environment/local/container/shop-web-1/");
    await open(page, CREATE);
    await expect(page.getByRole("button", { name: "Create" })).toBeDisabled();
    await setting(page, "Name").fill("wf-e2e-made");
    await setting(page, "Image").fill(shop.settings.Image);
    await setting(page, "Cmd").fill("sleep\n1000");
    await setting(page, "StopSignal").fill("SIGKILL");
    await find(page, "--env");
    await setting(page, "Env").fill("COLOUR=blue\nPASSWORD=hush-in-the-browser");
    await find(page, "memory");
    await setting(page, "HostConfig/Memory").fill("much");
    await expect(page.getByText("is not an amount of bytes such as 512m or 2g.").first()).toBeVisible();
    await setting(page, "HostConfig/Memory").fill("64m");
    await page.screenshot({ path: `${OUTPUT}/container-create.png` });
    await page.getByRole("button", { name: "Create" }).click();
    await ended(page, /Created wf-e2e-made/);
  });

  test("shows what it is, and values of variables only when they are asked for", async ({ page }) => {
    await signIn(page, "admin");
    await open(page, MADE);
    await expect(page.getByText("COLOUR")).toBeVisible();
    await expect(page.getByText("hush-in-the-browser")).toHaveCount(0);
    await page.getByRole("button", { name: "Show values" }).click();
    await expect(page.getByText("hush-in-the-browser")).toBeVisible();
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.screenshot({ path: `${OUTPUT}/container-${scheme}.png`, fullPage: true });
    }
  });

  test("hides values from those who may not see them", async ({ page }) => {
    await signIn(page, "viewer");
    await open(page, MADE);
    await expect(page.getByText("PASSWORD")).toBeVisible();
    await expect(page.getByRole("button", { name: "Show values" })).toHaveCount(0);
    await open(page, `${MADE}inspect/`);
    await page.getByLabel("Search names and values").fill("PASSWORD");
    await expect(page.getByText("PASSWORD=***")).toBeVisible();
    await open(page, `${MADE}edit/`);
    await expect(page.getByText("You may not edit containers")).toBeVisible();
  });

  test("changes limits in place", async ({ page }) => {
    await signIn(page, "admin");
    await open(page, `${MADE}edit/`);
    await find(page, "shares");
    await setting(page, "HostConfig/CpuShares").fill("512");
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByText("Changed in place")).toBeVisible();
    await page.getByRole("button", { name: "Change in place" }).click();
    await expect(page).not.toHaveURL(/edit/);
    await open(page, `${MADE}edit/`);
    await find(page, "shares");
    await expect(setting(page, "HostConfig/CpuShares")).toHaveValue("512");
  });

  test("previews an edit, makes it once more, and takes a bad one back", async ({ page }) => {
    await signIn(page, "admin");
    await open(page, `${MADE}edit/`);
    await find(page, "--label");
    await setting(page, "Labels").fill("edited=yes");
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByText("A new container takes the place")).toBeVisible();
    await expect(page.getByText("Labels.edited")).toBeVisible();
    await page.screenshot({ path: `${OUTPUT}/container-preview.png`, fullPage: true });
    await page.getByRole("button", { name: "Recreate" }).click();
    await ended(page, /Recreated wf-e2e-made/);

    await open(page, `${MADE}edit/`);
    await setting(page, "Cmd").fill("/no/such/program");
    await page.getByRole("button", { name: "Preview" }).click();
    await page.getByRole("button", { name: "Recreate" }).click();
    await ended(page, /It was rolled back/);
    await open(page, MADE);
    await expect(page.getByText("sleep 1000")).toBeVisible();
    await expect(page.getByText("edited")).toBeVisible();
  });

  test("tells what it uses, and the figures move", async ({ page }) => {
    await signIn(page, "admin");
    await open(page, `${MADE}stats/`);
    const memory = page.locator("[data-stat=Memory]");
    await expect(memory).toContainText("of 64.0 MiB", { timeout: 20_000 });
    await expect(page.locator("[data-stat=Processor]")).toContainText("%", { timeout: 20_000 });
    await expect(page.locator(".windflow-stats__plot canvas")).toHaveCount(5);
    for (const scheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.screenshot({ path: `${OUTPUT}/container-stats-${scheme}.png`, fullPage: true });
    }
    await open(page, `${MADE}processes/`);
    await expect(page.getByText("sleep 1000")).toBeVisible();
  });

  test("goes when it is not needed any more", async ({ page }) => {
    await signIn(page, "admin");
    await open(page, CONTAINER);
    await expect(page.getByText("shop-web-1").first()).toBeVisible();
    await remove(page);
    await open(page, MADE);
    await expect(page.getByText("There is no container wf-e2e-made.")).toBeVisible();
  });
});
