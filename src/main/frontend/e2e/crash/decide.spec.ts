import type { Page } from "@playwright/test";
import { expect, get, open, OUTPUT, signIn, test } from "../host";
import { patient } from "./gates";

interface Stacks {
  stacks: { project: string; services: { containers: { name: string; state: string }[] }[] }[];
}

/* Jenkins was killed after begin.spec.ts and started again. Recovery is off, so that somebody has to decide. */
test("what was interrupted is shown, and rolled back or resumed as somebody decides", async ({ page }) => {
  await signIn(page, "admin");
  await expect.poll(async () => [...(await patient(page, "RECOVERY_PENDING")).keys()].sort()).toEqual(["patient-east", "patient-west"]);
  const waiting = await patient(page, "RECOVERY_PENDING");
  await open(page, "windflow/");
  await expect(page.getByText(/waits? for a decision/i).first()).toBeVisible();

  await decide(page, waiting.get("patient-east")!, "Roll back");
  await expect(page.locator(".jenkins-details")).toContainText("Rolled back", { timeout: 60_000 });
  await decide(page, waiting.get("patient-west")!, "Resume");
  await expect(page.locator(".jenkins-details")).toContainText("Succeeded", { timeout: 120_000 });

  const { stacks } = await get<Stacks>(page, "environment/local/stacks");
  for (const project of waiting.keys()) {
    const containers = stacks.find((stack) => stack.project === project)!.services.flatMap((service) => service.containers);
    expect(containers.map(({ state }) => state)).toEqual(["running"]);
  }
});

test("a viewer sees what waits, and that somebody else has to decide", async ({ page }) => {
  await signIn(page, "viewer");
  const [decided] = (await patient(page, "SUCCEEDED")).values();
  await open(page, `windflow/operation/${decided}/`);
  await expect(page.getByRole("button", { name: "Resume" })).toHaveCount(0);
});

async function decide(page: Page, id: string, choice: string): Promise<void> {
  await open(page, `windflow/operation/${id}/`);
  const card = page.getByRole("region", { name: "This operation waits for a decision" });
  await expect(card).toContainText("create");
  await card.getByRole("button", { name: choice }).click();
  const dialog = page.getByRole("dialog");
  await page.screenshot({ path: `${OUTPUT}/recovery-${choice.toLowerCase().replace(" ", "-")}.png`, fullPage: true });
  await dialog.getByRole("button", { name: "Decide later" }).click();
  await expect(dialog).toHaveCount(0);
  await card.getByRole("button", { name: choice }).click();
  await dialog.getByRole("button", { name: choice }).click();
  await expect(card).toHaveCount(0);
}
