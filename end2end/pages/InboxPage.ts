import { expect, type Locator, type Page } from "@playwright/test";

import type { Mailbox } from "./Person.ts";
import { open } from "./ready.ts";

/** `/inbox`: where mail goes on a machine without a mail server. */
export class InboxPage implements Mailbox {
  readonly #page: Page;
  readonly messages: Locator;

  /** `page` is best a tab of its own: reading the mail would leave the page that waits for it. */
  constructor(page: Page) {
    this.#page = page;
    this.messages = page.getByTestId("inbox-message");
  }

  async open(): Promise<void> {
    await open(this.#page, "/inbox");
  }

  /** The messages to an address, newest first. */
  to(address: string): Locator {
    return this.messages.filter({ hasText: `To ${address}` });
  }

  /** Codes vanish from the inbox when they are used, so the newest one is the next. */
  async nextCode(address: string): Promise<string> {
    await this.open();
    const code = this.to(address).first().getByTestId("inbox-code");
    await expect(code).toHaveText(/^\d+(-\d+){5}$/);
    return (await code.textContent()) ?? "";
  }
}
