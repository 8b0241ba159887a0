import type { Locator, Page } from "@playwright/test";

import { open } from "./ready.ts";

/** `/account`: who I am, and where my account exists. */
export class AccountPage {
  readonly #page: Page;
  readonly provisioning: Locator;
  readonly welcome: Locator;
  readonly signOut: Locator;
  /** Leads to `/account/security`. */
  readonly security: Locator;
  /** Leads to `/vault`. */
  readonly vault: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.provisioning = page.getByTestId("provisioning-row");
    this.welcome = page.getByText("Your account is ready.");
    this.signOut = page.getByRole("button", { name: "Sign out" });
    this.security = page.getByRole("link", { name: "Review security" });
    this.vault = page.getByRole("link", { name: "Open your vault" });
  }

  async open(): Promise<void> {
    await open(this.#page, "/account");
  }

  /** The greeting of somebody. */
  hello(username: string): Locator {
    // In every language: what it greets with is before the name, after it, or both.
    return this.#page.getByRole("heading", { level: 1 }).filter({ hasText: username });
  }
}
