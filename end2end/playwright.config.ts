import { defineConfig } from "@playwright/test";

import { chromium, others } from "./browsers.ts";
import { form } from "./servers/form.ts";

const executablePath = chromium();

export default defineConfig({
  testDir: "specs",
  // What failed in one form is not swept away by the next.
  outputDir: `test-results/${form()}`,
  // Each worker starts servers of its own; on two cores three keep them busy, as people wait more
  // than they compute.
  workers: 3,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [["list"]],
  // Every line of the report says what the servers stood on.
  projects: [{ name: form() }, ...others()],
  use: {
    browserName: "chromium",
    headless: true,
    viewport: { width: 1280, height: 900 },
    actionTimeout: 15_000,
    screenshot: "only-on-failure",
    // Without snapshots of the DOM: taking them fetches blobs, which the pages' policy refuses.
    trace: { mode: "retain-on-failure", snapshots: false, screenshots: false },
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        // Chromium has no sandbox for root, which is what containers run as.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
