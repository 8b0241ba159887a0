import type { Page } from "@playwright/test";

/** Waits until the page has its fonts, and everything on it has come to rest. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}
