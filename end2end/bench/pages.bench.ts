import { writeFile } from "node:fs/promises";

import type { Browser, Page } from "@playwright/test";

import { test } from "../fixtures/test.ts";
import { hydrated, open, PatternGrid, SignInPage } from "../pages/index.ts";
import { median, tell } from "./figures.ts";

const RUNS = 7;
/** The browser's own throttling: 1.6 Mbit/s, 150 ms, and a CPU four times slower. */
const SLOW = { kilobits: 1600, latency: 150, cpu: 4 };
type Line = typeof SLOW | undefined;

/** What one cold visit took, in milliseconds since the navigation began. */
interface Visit {
  painted: number;
  usable: number;
}

async function throttle(page: Page, line: Line): Promise<void> {
  if (!line) return;
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const throughput = (line.kilobits * 1000) / 8;
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: line.latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: line.cpu });
}

/** Notes when the page is alive, by the page's own clock. */
async function noteWhenUsable(page: Page): Promise<void> {
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.documentElement?.dataset["hydrated"] !== "true") return;
      performance.mark("usable");
      observer.disconnect();
    }).observe(document, { attributes: true, childList: true, subtree: true });
  });
}

async function visit(browser: Browser, url: string, line: Line): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await throttle(page, line);
  await noteWhenUsable(page);
  await page.goto(url);
  await hydrated(page);
  const figures = await page.evaluate(() => ({
    painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
    usable: performance.getEntriesByName("usable")[0]?.startTime ?? Number.NaN,
  }));
  await context.close();
  return figures;
}

/** Collects the tasks of more than 50 ms from here on (W3C Long Tasks). */
async function watchTasks(page: Page): Promise<() => Promise<number[]>> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: "longtask" });
  });
  return async () => {
    // What is observed is told in a task of its own.
    await page.waitForTimeout(200);
    return page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
  };
}

for (const [name, line] of [["loopback", undefined], ["slow line", SLOW]] as const) {
  for (const path of ["/sign-in", "/"]) {
    test(`${path}, ${name}`, async ({ browser, stack }) => {
      const visits: Visit[] = [];
      // The first one warms the machine and not the browser, which is new each time.
      await visit(browser, stack.url + path, line);
      for (let run = 0; run < RUNS; run += 1) visits.push(await visit(browser, stack.url + path, line));
      await tell(`${path}, ${name}`, {
        "painted after (ms)": Math.round(median(visits.map(({ painted }) => painted))),
        "usable after (ms)": Math.round(median(visits.map(({ usable }) => usable))),
        "slowest (ms)": Math.round(Math.max(...visits.map(({ usable }) => usable))),
      });
    });
  }
}

test("tasks while a pattern is drawn", async ({ page }) => {
  await open(page, "/");
  const tasks = await watchTasks(page);
  const grid = new PatternGrid(page);
  for (let run = 0; run < RUNS; run += 1) {
    await grid.drag("3-9-12-16-22-18");
  }
  await tellTasks("drawing the pattern seven times", await tasks());
});

test("tasks while a picture is hashed", async ({ page, person }) => {
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.fillName(person);
  const tasks = await watchTasks(page);
  // From the disk, as a person would: handing over bytes would be a task of its own.
  const file = test.info().outputPath("large.png");
  await writeFile(file, Buffer.alloc(48 * 1024 * 1024, "picture"));
  await signIn.picture.input.setInputFiles(file);
  await page.locator('[data-testid="image-state"][data-state="ready"]').waitFor();
  await tellTasks("hashing a picture of 48 MiB", await tasks());
});

async function tellTasks(what: string, tasks: number[]): Promise<void> {
  await tell(what, {
    "tasks over 50 ms": tasks.length,
    "longest (ms)": tasks.length === 0 ? "under 50" : Math.round(Math.max(...tasks)),
  });
}
