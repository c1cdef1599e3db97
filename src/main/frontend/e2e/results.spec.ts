import { build, expect, open, OUTPUT, signIn, test, waitForEnd } from "./host";

/* What a deployment leaves on its build and its job. */
test.describe.configure({ mode: "serial" });

test.beforeEach(({ page }) => signIn(page, "admin"));

let buildUrl = "";

test("the build shows what was done when, the health and the images", async ({ page }) => {
  await waitForEnd(page, (await build(page, "shop-down", "DOWN")).id);
  const deploy = await build(page, "shop", "DEPLOY");
  buildUrl = deploy.buildUrl;
  await waitForEnd(page, deploy.id);
  await open(page, `${buildUrl}windflow/`);
  const section = page.locator("section.windflow-section", { hasText: "Deploy shop" });
  const timeline = section.getByRole("region", { name: "Timeline" });
  await expect(timeline.locator(".windflow-gantt__lane", { hasText: "shop-web-1" }).locator(".windflow-gantt__bar--good")).not.toHaveCount(0);
  await expect(timeline.locator(".windflow-gantt__phase", { hasText: "Gate" })).toHaveCount(1);
  await timeline.getByRole("button", { name: "Table" }).press("Enter");
  await expect(timeline.getByRole("row", { name: /container shop-web-1/ }).first()).toContainText("Done");
  await expect(section.getByRole("region", { name: "Health" }).getByRole("row", { name: /shop-web-1/ })).toContainText("Healthy");
  await expect(section.getByRole("region", { name: "Images" }).getByRole("row", { name: /^web/ })).toContainText("windflow-sample/shop:1");
});

test("the build's own page has its summary", async ({ page }) => {
  await open(page, buildUrl);
  await expect(page.getByText(/Deploy of shop in local: deployed, \d+ changes, \d+\.\d s/)).toBeVisible();
});

test("the job lists its deployments, with a chart of their durations", async ({ page }) => {
  await open(page, "job/shop/windflow/");
  await expect(page.getByRole("row", { name: /Deploy shop/ }).first()).toContainText("Deployed");
  await expect(page.locator(".windflow-durations canvas")).toBeVisible();
  await page.getByLabel("Outcome").selectOption({ label: "Failed" });
  await expect(page.getByText("No deployment was like this")).toBeVisible();
  await page.getByLabel("Outcome").selectOption({ label: "All" });
  await page.getByRole("row", { name: /Deploy shop/ }).first().getByRole("link").first().press("Enter");
  await expect(page).toHaveURL(/\/job\/shop\/\d+\/windflow\/$/);
});

for (const [name, width, scheme] of [["narrow", 360, "light"], ["wide", 1600, "dark"]] as const) {
  test(`nothing is wider than a ${name} page`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height: 900 });
    for (const [path, file] of [[`${buildUrl}windflow/`, "deployment"], ["job/shop/windflow/", "job"]] as const) {
      await open(page, path);
      await expect(page.locator(path === "job/shop/windflow/" ? ".windflow-durations canvas" : ".windflow-gantt").first()).toBeVisible();
      await page.screenshot({ path: `${OUTPUT}/${file}-${name}-${scheme}.png`, fullPage: true });
      // What is wide has a scroll bar of its own; the frame around it is the host's.
      const wide = await page.locator("#windflow-app").evaluate(
        (app, most) => [...app.querySelectorAll("*")].filter((element) => element.closest(".windflow-scroll") === null && element.getBoundingClientRect().right > most + 1).map((element) => element.outerHTML.slice(0, 200)),
        width,
      );
      expect(wide).toEqual([]);
    }
  });
}
