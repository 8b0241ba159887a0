import { expect, type Locator, type Page } from "@playwright/test";

import { open } from "./ready.ts";

/** `/vault/export`: everything as one encrypted archive. */
export class VaultExportPage {
  readonly #page: Page;
  readonly heading: Locator;
  readonly export: Locator;
  /** What opens the archive. */
  readonly passphrase: Locator;
  readonly copy: Locator;
  readonly problem: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole("heading", { name: "Export everything", level: 1 });
    this.export = page.getByRole("button", { name: "Export", exact: true });
    this.passphrase = page.getByTestId("archive-passphrase");
    this.copy = page.getByRole("button", { name: "Copy" });
    this.problem = page.getByRole("alert").filter({ hasText: /\S/ });
  }

  async open(): Promise<void> {
    await open(this.#page, "/vault/export");
    await expect(this.heading).toBeVisible();
  }
}
