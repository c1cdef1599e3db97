import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, get, open, OUTPUT, signIn, test } from "./host";
import { fileIn, tarOf } from "./tar";

const ENVIRONMENT = "windflow/environment/local";

async function menu(page: Page, label: string, entry: string): Promise<void> {
  await page.getByRole("button", { name: label }).click();
  await page.getByRole("menuitem", { name: entry }).click();
}

async function succeeded(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/windflow\/operation\//);
  await expect(page.getByText("Succeeded").first()).toBeVisible({ timeout: 60_000 });
}

test("a volume is made, filled, cloned and read back byte for byte", async ({ page }) => {
  const name = `e2e-${Date.now()}`;
  const content = randomBytes(300_000);
  await signIn(page, "admin");
  await open(page, `${ENVIRONMENT}/volumes/`);
  await page.getByRole("button", { name: "Create" }).first().click();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
  await expect(page).toHaveURL(new RegExp(`/volume/${name}/$`));

  await menu(page, "More about this volume", "Import an archive");
  await page.getByRole("dialog").locator("input[type=file]").setInputFiles({ name: "noise.tar", mimeType: "application/x-tar", buffer: tarOf("noise", content) });
  await page.getByRole("dialog").getByRole("button", { name: "Import" }).click();
  await succeeded(page);
  await expect(page.getByRole("progressbar", { name: "upload" })).toHaveAttribute("aria-valuenow", "100");

  await open(page, `${ENVIRONMENT}/volume/${name}/`);
  await page.getByRole("button", { name: "Clone" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Clone" }).click();
  await succeeded(page);
  await page.getByRole("link", { name: `${name}-clone` }).click();
  await expect(page).toHaveURL(new RegExp(`/volume/${name}-clone/$`));

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export" }).click();
  const archive = gunzipSync(readFileSync(await (await download).path()));
  expect(fileIn(archive, "noise").equals(content)).toBe(true);

  for (const volume of [name, `${name}-clone`]) {
    await open(page, `${ENVIRONMENT}/volume/${volume}/`);
    await menu(page, "More about this volume", "Remove");
    await expect(page.getByRole("dialog")).toContainText(volume);
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await expect(page).toHaveURL(/\/volumes\/$/);
    await expect(page.getByRole("link", { name: volume, exact: true })).toHaveCount(0);
  }
});

test("a pull that fails says why on its page", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, `${ENVIRONMENT}/images/`);
  await page.getByRole("button", { name: "Pull" }).first().click();
  await page.getByLabel("Image", { exact: true }).fill("127.0.0.1:1/no/such:image");
  await page.getByRole("dialog").getByRole("button", { name: "Pull" }).click();
  await expect(page).toHaveURL(/\/windflow\/operation\//);
  await expect(page.getByRole("alert").first()).toContainText("The image 127.0.0.1:1/no/such:image could not be pulled", { timeout: 60_000 });
});

test("an image gets a name and loses it", async ({ page }) => {
  await signIn(page, "admin");
  const { images } = await get<{ images: { id: string; tags: string[] }[] }>(page, "environment/local/images/");
  const image = images.find(({ tags }) => tags.length > 0);
  expect(image, "an image with a name").toBeDefined();
  const name = `e2e/tagged:${Date.now()}`;
  await open(page, `${ENVIRONMENT}/image/${image!.id.replace("sha256:", "").slice(0, 12)}/`);
  await page.getByRole("button", { name: "Tag" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill(name);
  await page.getByRole("dialog").getByRole("button", { name: "Tag" }).click();
  await expect(page.getByText(name).first()).toBeVisible();
  await menu(page, "More about this image", "Take a name away");
  await page.getByRole("dialog").getByLabel("Name").selectOption(name);
  await page.getByRole("dialog").getByRole("button", { name: "Take away" }).click();
  await expect(page.getByText(name)).toHaveCount(0);
});

test("a prune says first what would go", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, `${ENVIRONMENT}/system/`);
  await page.getByRole("button", { name: "Prune" }).click();
  await expect(page.getByRole("dialog")).toContainText(/This would go|nothing to remove/, { timeout: 30_000 });
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("the picture of the networks is walked with the keyboard", async ({ page }) => {
  await signIn(page, "admin");
  await open(page, `${ENVIRONMENT}/networks/?view=picture`);
  const box = page.getByRole("link", { name: /^Network host/ });
  await box.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/network\/host\/$/);
  await expect(page.getByRole("button", { name: "Remove" })).toHaveCount(0);
});

for (const scheme of ["light", "dark"] as const) {
  test(`images, volumes, networks and the system in ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await signIn(page, "viewer");
    for (const tab of ["images", "volumes", "networks", "system"]) {
      await open(page, `${ENVIRONMENT}/${tab}/`);
      await expect(page.locator("section table, .jenkins-notice, .windflow-cards").first()).toBeVisible({ timeout: 30_000 });
      await expect(page.getByRole("button", { name: "Prune" })).toHaveCount(0);
      await page.screenshot({ path: `${OUTPUT}/${tab}-${scheme}.png`, fullPage: true });
    }
    await open(page, `${ENVIRONMENT}/networks/?view=picture`);
    await expect(page.locator(".windflow-picture svg")).toBeVisible();
    await page.screenshot({ path: `${OUTPUT}/networks-picture-${scheme}.png`, fullPage: true });
  });
}
