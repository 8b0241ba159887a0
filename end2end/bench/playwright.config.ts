import { defineConfig } from "@playwright/test";

import suite from "../playwright.config.ts";

/** Measurements: one after the other, on machines that do nothing else. */
export default defineConfig({
  ...suite,
  testDir: ".",
  testMatch: "*.bench.ts",
  outputDir: "../test-results/bench",
  projects: [{ name: "bench" }],
  workers: 1,
  fullyParallel: false,
  timeout: 300_000,
  reporter: [["line"]],
  use: { ...suite.use, trace: "off", screenshot: "off" },
});
