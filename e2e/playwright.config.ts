import { existsSync } from "node:fs";
import { defineConfig, devices } from "@playwright/test";

const debians = "/usr/bin/chromium";

/** Browsers against the production build, on clinics of their own. `CHROMIUM_PATH` chooses the browser. */
export default defineConfig({
  testDir: "specs",
  outputDir: "../test-results",
  // Each starts a house of its own.
  workers: 2,
  fullyParallel: false,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  // A shared machine stands still for seconds at times. What needed a second try is said in the list and in the sum.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.CI ? [["list"], ["json", { outputFile: "../test-results/report.json" }]] : [["list"]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/Zurich",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || (existsSync(debians) ? debians : undefined),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--autoplay-policy=no-user-gesture-required",
      ],
    },
  },
  projects: [{ name: "desktop chromium", use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } }],
});
