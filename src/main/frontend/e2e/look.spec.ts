import { expect, open, OUTPUT, signIn, test } from "./host";

for (const scheme of ["light", "dark"] as const) {
  test(`pages in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await signIn(page, "admin");
    await open(page, "windflow/");
    await expect(page.locator("article").first()).toBeVisible();
    await page.screenshot({ path: `${OUTPUT}/overview-${scheme}.png`, fullPage: true });
    await open(page, "windflow/environment/local/");
    await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
    await page.screenshot({ path: `${OUTPUT}/environment-${scheme}.png`, fullPage: true });
  });
}

test("everything of a page is reached with the keyboard", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, "windflow/");
  await expect(page.locator("article a").first()).toBeVisible();
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search environments" })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toContainText("Keyboard shortcuts");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.locator("article a").first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/windflow\/environment\/[^/]+\/$/);
});

test("controls and symbols have names", async ({ page }) => {
  await signIn(page, "admin");
  for (const path of ["windflow/", "windflow/environment/local/"]) {
    await open(page, path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const nameless = await page.locator("#windflow-app").evaluate((app) =>
      [...app.querySelectorAll("button, a, input, select")]
        .filter((control) => !(control.getAttribute("aria-label") || control.textContent?.trim()))
        .map((control) => control.outerHTML),
    );
    expect(nameless).toEqual([]);
    expect(await page.locator("#windflow-app svg:not([aria-hidden=true])").count()).toBe(0);
  }
});
