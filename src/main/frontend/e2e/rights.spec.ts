import { expect, HOST, open, signIn, test } from "./host";

test("an administrator tests the connection and sees each step", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, "windflow/environment/local/");
  await page.getByRole("button", { name: "Test connection" }).click();
  const steps = page.getByRole("dialog").getByRole("listitem");
  await expect(steps).not.toHaveCount(0);
  await expect(page.getByRole("dialog").getByText("Failed", { exact: true })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Test connection" })).toBeFocused();
});

test("a viewer sees, but is offered nothing that changes something", async ({ page }) => {
  await signIn(page, "viewer");
  await open(page, "windflow/environment/local/");
  await expect(page.locator(".jenkins-details")).toContainText("Online", { timeout: 60_000 });
  await expect(page.getByRole("button", { name: "Test connection" })).toHaveCount(0);
  const status = await page.evaluate(async (address) => {
    const { crumbHeader, crumbValue } = document.head.dataset;
    return (await fetch(address, { method: "POST", headers: { [crumbHeader!]: crumbValue! } })).status;
  }, `${HOST}/windflow/api/environment/local/test`);
  expect(status).toBe(403);
});

test("nobody sees anything without signing in", async ({ page }) => {
  const answer = await page.request.get(`${HOST}/windflow/api/environments`, { maxRedirects: 0 });
  expect([302, 401, 403]).toContain(answer.status());
});

test("what does not exist is said to be so", async ({ page }) => {
  await signIn(page, "admin");
  const answer = await page.goto(`${HOST}/windflow/environment/no-such-thing/`);
  expect(answer!.status()).toBe(404);
});
