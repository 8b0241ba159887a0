import type { Locator, Page } from "@playwright/test";

/**
 * What a page shows differently each time: instants, countdowns, codes, browsers and where they
 * are. Whoever compares pictures of pages masks these. Whole lines, as a mask is as wide as what is
 * under it.
 */
export function changing(page: Page): Locator[] {
  return [
    page.getByTestId("code-time-left"),
    page.getByTestId("wait-left"),
    page.locator(".code__wait"),
    page.getByTestId("vault-countdown"),
    page.getByTestId("recovery-code"),
    page.getByTestId("archive-passphrase"),
    page.getByTestId("session-row").locator(".rows__title"),
    page.getByTestId("device-row").locator(".rows__title"),
    page.locator(".entry__fact:has(time)"),
  ];
}
