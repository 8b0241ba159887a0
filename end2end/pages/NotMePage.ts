import type { Locator, Page } from "@playwright/test";

import { open } from "./ready.ts";

/** `/not-me#…`: where the link "this wasn't me" in a notice leads. */
export class NotMePage {
  readonly #page: Page;
  readonly end: Locator;
  readonly done: Locator;
  /** What stands here where the link is used, expired or not complete. */
  readonly over: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.end = page.getByRole("button", { name: "End every session" });
    this.done = page.getByRole("heading", { name: "Every session has ended" });
    this.over = page.getByRole("heading", { name: "This link does not work any more" });
  }

  /** Follows the link of a mail, or its path. */
  async open(link: string): Promise<void> {
    await open(this.#page, link);
  }
}
