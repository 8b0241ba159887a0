import { defineConfig } from "@playwright/test";

import suite from "../playwright.config.ts";

/** Pages beside the pictures of how they looked, in `pictures/`. */
export default defineConfig({
  ...suite,
  testDir: ".",
  testMatch: "*.visual.ts",
  outputDir: "../test-results/visual",
  snapshotPathTemplate: "{testDir}/pictures/{arg}{ext}",
  // A picture that is missing is a difference; `--update-snapshots` makes them anew.
  updateSnapshots: "none",
  globalTeardown: "./pack.ts",
  projects: [{ name: "visual" }],
  timeout: 300_000,
  use: { ...suite.use, trace: "off", screenshot: "off", deviceScaleFactor: 1 },
});
