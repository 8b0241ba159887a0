import { expect, type Locator, type Page } from "@playwright/test";

import { open } from "./ready.ts";

/** `/vault/history`: what was done in the vault. */
export class VaultHistoryPage {
  readonly #page: Page;
  readonly heading: Locator;
  /** Each has what was done as `data-kind`, such as `record.view`. */
  readonly rows: Locator;
  readonly showMore: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole("heading", { name: "What was done", level: 1 });
    this.rows = page.getByTestId("history-row");
    this.showMore = page.getByRole("button", { name: "Show more" });
  }

  async open(): Promise<void> {
    await open(this.#page, "/vault/history");
    await expect(this.heading).toBeVisible();
  }

  /** The rows of one action. */
  of(kind: string): Locator {
    return this.#page.locator(`[data-testid="history-row"][data-kind="${kind}"]`);
  }
}
