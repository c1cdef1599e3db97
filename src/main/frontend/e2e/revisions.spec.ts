import { build, expect, get, open, OUTPUT, signIn, test, waitForEnd } from "./host";

interface Revisions {
  revisions: { number: number; returnTo: number | null }[];
}

/* Two deployments are compared, and the first one is returned to. */
test("revisions are compared and returned to", async ({ page }) => {
  await signIn(page, "admin");
  // The image of the sample stack is needed.
  await waitForEnd(page, (await build(page, "shop", "DEPLOY")).id);
  await build(page, "notice", "DEPLOY");
  const list = () => get<Revisions>(page, "environment/local/stack/notice/revisions/");
  await expect.poll(async () => (await list()).revisions.length, { timeout: 120_000 }).toBeGreaterThan(1);

  await open(page, "windflow/environment/local/stack/notice/revisions/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("notice");
  await page.getByRole("button", { name: "Compare" }).click();
  const difference = page.getByRole("region", { name: /Revision \d+ to revision \d+/ });
  await expect(difference).toContainText("NOTICE");
  await expect(difference).toContainText("Open on Sunday");
  await page.screenshot({ path: `${OUTPUT}/revisions.png`, fullPage: true });

  const older = (await list()).revisions[1]!.number;
  const button = page.getByRole("button", { name: `Return to revision ${older}` });
  await button.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Recreate", { timeout: 60_000 });
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(button).toBeFocused();
  await button.press("Enter");
  await dialog.getByRole("button", { name: `Deploy revision ${older}` }).click({ timeout: 60_000 });
  await expect(page.locator(".jenkins-details")).toContainText("Succeeded", { timeout: 120_000 });

  await open(page, "windflow/environment/local/stack/notice/revisions/");
  await expect(page.locator("tbody tr").first()).toContainText(`Return to revision ${older}`);
});

test("a viewer compares revisions without their values, and cannot return", async ({ page }) => {
  await signIn(page, "viewer");
  await open(page, "windflow/environment/local/stack/notice/revisions/");
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByText("Windflow/Secrets")).toBeVisible();
  await expect(page.getByText("on Sunday")).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Return to revision/ })).toHaveCount(0);
});
