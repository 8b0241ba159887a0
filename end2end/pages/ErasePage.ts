import type { Locator, Page } from "@playwright/test";

import { CodeStep } from "./CodeStep.ts";
import { open } from "./ready.ts";

/** `/account/security/erase`: what goes with an account, and the pattern that ends it. */
export class ErasePage {
  readonly #page: Page;
  readonly username: Locator;
  readonly code: CodeStep;
  readonly mailPattern: Locator;
  readonly keep: Locator;
  readonly problem: Locator;
  /** What is said at `/` once the account is gone. */
  readonly goodbye: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.username = page.getByLabel("Your username");
    this.code = new CodeStep(page);
    this.mailPattern = page.getByRole("button", { name: "Mail me the pattern" });
    this.keep = page.getByRole("link", { name: "Keep my account" });
    this.problem = page.getByRole("alert").filter({ hasText: /\S/ });
    this.goodbye = page.getByText("Your account is deleted");
  }

  async open(): Promise<void> {
    await open(this.#page, "/account/security/erase");
  }

  /** Types the username and asks for the pattern. */
  async ask(username: string): Promise<void> {
    await this.username.fill(username);
    await this.mailPattern.click();
  }
}
