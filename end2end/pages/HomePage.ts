import type { Locator, Page } from "@playwright/test";

import { open } from "./ready.ts";

/** `/`: what this is, and the ways in. */
export class HomePage {
  readonly #page: Page;
  /** Leads to `/sign-up`. */
  readonly create: Locator;
  /** Leads to `/sign-in`; in the head of every page for somebody who is not signed in. */
  readonly signIn: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.create = page.getByRole("link", { name: "Create an account" });
    this.signIn = page.getByRole("navigation").getByRole("link", { name: "Sign in" });
  }

  async open(): Promise<void> {
    await open(this.#page, "/");
  }
}
