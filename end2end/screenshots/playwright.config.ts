import { defineConfig } from "@playwright/test";

import suite from "../playwright.config.ts";

/** The pictures in `docs/images`, taken of the real pages. */
export default defineConfig({
  ...suite,
  testDir: ".",
  testMatch: "*.shots.ts",
  outputDir: "../test-results/screenshots",
  projects: [{ name: "screenshots" }],
  workers: 1,
  fullyParallel: false,
  reporter: [["line"]],
  use: { ...suite.use, trace: "off", screenshot: "off", deviceScaleFactor: 1 },
});
