import type { Locator, Page } from "@playwright/test";

import { CodeStep } from "./CodeStep.ts";
import { open } from "./ready.ts";

/** `/account/security/email`: the new address, and a pattern from each mailbox. */
export class ChangeEmailPage {
  readonly #page: Page;
  readonly email: Locator;
  readonly code: CodeStep;
  readonly goOn: Locator;
  readonly problem: Locator;
  /** The heading above the pattern in the mailbox of the address as it was. */
  readonly oldMailbox: Locator;
  /** The heading above the pattern in the mailbox of the new address. */
  readonly newMailbox: Locator;
  /** What is said once it is changed. */
  readonly changed: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.email = page.getByLabel("New e-mail");
    this.code = new CodeStep(page);
    this.goOn = page.getByRole("button", { name: "Continue" });
    this.problem = page.getByRole("alert").filter({ hasText: /\S/ });
    this.oldMailbox = page.getByRole("heading", { name: "The pattern in the old mailbox" });
    this.newMailbox = page.getByRole("heading", { name: "The pattern in the new mailbox" });
    this.changed = page.getByRole("status").filter({ hasText: "from now on" });
  }

  async open(): Promise<void> {
    await open(this.#page, "/account/security/email");
  }

  /** Asks for another address. */
  async ask(email: string): Promise<void> {
    await this.email.fill(email);
    await this.goOn.click();
  }
}
