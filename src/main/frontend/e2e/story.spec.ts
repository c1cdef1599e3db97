import { build, expect, open, OUTPUT, signIn, test, waitForEnd } from "./host";

/* The whole story: a pipeline deploys the sample stack, people watch, the stack is changed by nothing and taken down again. */
test.describe.configure({ mode: "serial" });

test.beforeEach(({ page }) => signIn(page, "admin"));

test("the environment is online and the page is live", async ({ page }) => {
  // Whatever an earlier run has left must not be there already.
  await waitForEnd(page, (await build(page, "shop-down", "DOWN")).id);
  await open(page, "windflow/");
  const tile = page.locator("article", { hasText: "unix://" }).or(page.locator("article", { hasText: "tcp://" })).first();
  await expect(tile).toContainText("Online", { timeout: 60_000 });
  await expect(tile).toContainText("Docker");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
});

test("a deployment is watched from its plan to its end without reloading", async ({ page, context }) => {
  const overview = await context.newPage();
  await open(overview, "windflow/");
  const deploy = await build(page, "shop", "DEPLOY");
  await expect(overview.locator(`a[href$="/windflow/operation/${deploy.id}/"]`)).toBeVisible();

  await open(page, `windflow/operation/${deploy.id}/`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Deploy shop");
  await expect(page.getByRole("region", { name: "Plan" })).toContainText("Create");
  await expect(page.getByRole("log")).not.toBeEmpty();
  await expect(page.locator(".jenkins-details")).toContainText("Succeeded", { timeout: 150_000 });
  await expect(page.getByRole("region", { name: "Result" }).locator("tbody tr")).not.toHaveCount(0);
  await expect(page.getByRole("region", { name: "Result" })).toContainText("Healthy");
  await expect(page.getByRole("button", { name: "Cancel operation" })).toHaveCount(0);
  await page.screenshot({ path: `${OUTPUT}/operation.png`, fullPage: true });
  await expect(overview.locator("tr", { has: overview.locator(`a[href$="/operation/${deploy.id}/"]`) })).toContainText("Succeeded");
});

test("the build shows plan and result", async ({ page }) => {
  const plan = await build(page, "shop", "PLAN");
  await waitForEnd(page, plan.id);
  await open(page, `${plan.buildUrl}windflow/`);
  await expect(page.locator(".windflow-build__title", { hasText: "Plan shop" })).toBeVisible();
  await expect(page.locator(".windflow-build__title", { hasText: "Deploy shop" })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("nothing to change").first()).toBeVisible();
  await page.screenshot({ path: `${OUTPUT}/build.png`, fullPage: true });
});

test("the stack is on the environment's page with its services and containers", async ({ page }) => {
  await open(page, "windflow/environment/local/stacks/");
  await page.keyboard.press("/");
  await page.keyboard.type("shop");
  const shop = page.getByRole("row").filter({ has: page.getByRole("link", { name: "shop", exact: true }) });
  await expect(shop).toContainText("Running");
  await shop.getByRole("link", { name: "shop", exact: true }).first().click();
  await expect(page.locator("tr.windflow-stacks__container").filter({ hasText: "Up " }).first()).toBeVisible();
  await page.screenshot({ path: `${OUTPUT}/environment.png`, fullPage: true });
});

test("the log is searched, followed and downloaded", async ({ page }) => {
  const deploy = await build(page, "shop", "DEPLOY");
  await waitForEnd(page, deploy.id);
  await open(page, `windflow/operation/${deploy.id}/`);
  await expect(page.getByRole("log")).toContainText("shop");
  await page.getByRole("searchbox", { name: "Search the log" }).fill("SHOP");
  await expect(page.locator("mark").first()).toHaveText(/shop/i);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download the whole log" }).click()]);
  expect(download.suggestedFilename()).toBe(`windflow-${deploy.id}.log`);
});

test("taking the stack down empties the open page by itself", async ({ page, context }) => {
  const environment = await context.newPage();
  await open(environment, "windflow/environment/local/stacks/");
  const shop = environment.getByRole("row").filter({ has: environment.getByRole("link", { name: "shop", exact: true }) });
  await expect(shop).toContainText("Running");
  const down = await build(page, "shop-down", "DOWN");
  expect((await waitForEnd(page, down.id)).state).toBe("SUCCEEDED");
  // Its revisions stay, so that it can come back.
  await expect(shop).toContainText("No containers", { timeout: 30_000 });
});
