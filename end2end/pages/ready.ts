import type { Page } from "@playwright/test";

/** Goes to a path and waits until the page is alive: from then on every control works. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await hydrated(page);
}

/** Waits until the page that is there is alive. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator("html[data-hydrated=true]").waitFor({ state: "attached" });
}
