import { defineConfig } from "@playwright/test";

const output = process.env.WINDFLOW_OUTPUT ?? "e2e/output";

/**
 * Browser tests against a running host, the devhost or a real Jenkins: WINDFLOW_URL is its address with context path. The host has the
 * sample of src/devhost/sample: the environment "local" and the jobs "shop", "shop-down", "notice" and "patient". Screenshots go to WINDFLOW_OUTPUT.
 */
export default defineConfig({
  testDir: "e2e",
  outputDir: `${output}/failures`,
  // One host, one sample stack: the tests share them.
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: [["list"]],
  // The host is killed and started again between the last two: see test_browser in src/devhost/bin/test.sh.
  projects: [
    { name: "pages", testIgnore: "crash/**" },
    { name: "before-crash", testMatch: "crash/begin.spec.ts" },
    { name: "after-crash", testMatch: "crash/decide.spec.ts" },
  ],
  use: {
    viewport: { width: 1360, height: 900 },
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.WINDFLOW_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
      ],
    },
  },
});
