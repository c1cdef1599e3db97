import { build, expect, get, HOST, open, post, signIn, test, waitForEnd } from "../host";
import { gates } from "./gates";

/* What there is when Jenkins dies: two deployments whose new containers run and have to stay up, and recovery switched off. */
test("two deployments wait for their containers", async ({ page }) => {
  await signIn(page, "admin");
  // The image of the sample stack is needed.
  await waitForEnd(page, (await build(page, "shop", "DEPLOY")).id);
  await open(page, "windflow/");
  const configuration = await get<Record<string, unknown>>(page, "configuration");
  expect(await post(page, `${HOST}/windflow/api/configuration`, { ...configuration, recoverOperations: false })).toBe(200);
  await build(page, "patient", "DEPLOY");
  await expect.poll(() => gates(page), { timeout: 120_000 }).toEqual(["patient-east", "patient-west"]);
});
