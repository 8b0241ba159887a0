import type { Locator, Page } from "@playwright/test";

import { open } from "./ready.ts";

/** The fields of a bank account, by their labels. */
export interface BankAccount {
  "Account holder": string;
  "Account number": string;
  "Account type": string;
  "E-mail": string;
  Phone: string;
  Address: string;
  "Proof of identity": string;
}

/** The fields of a note, by their labels. */
export interface Note {
  Text: string;
}

/** `/vault` and `/vault/{record}`: the records behind the second lock. */
export class VaultPage {
  readonly #page: Page;
  readonly heading: Locator;
  readonly rows: Locator;
  readonly countdown: Locator;
  readonly lockNow: Locator;
  readonly addBankAccount: Locator;
  readonly addNote: Locator;
  readonly save: Locator;
  readonly cancel: Locator;
  readonly change: Locator;
  readonly delete: Locator;
  readonly deleteForGood: Locator;
  readonly allRecords: Locator;
  /** What stands where the records stood, once the time is over. */
  readonly closed: Locator;
  readonly problem: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole("heading", { name: "Your vault", level: 1, exact: true });
    this.rows = page.getByTestId("record-row");
    this.countdown = page.getByTestId("vault-countdown");
    this.lockNow = page.getByRole("button", { name: "Lock now" });
    this.addBankAccount = page.getByRole("button", { name: "Add a bank account" });
    this.addNote = page.getByRole("button", { name: "Add a note" });
    this.save = page.getByRole("button", { name: "Save" });
    this.cancel = page.getByRole("button", { name: "Cancel" });
    this.change = page.getByRole("button", { name: "Change" });
    this.delete = page.getByRole("button", { name: "Delete", exact: true });
    this.deleteForGood = page.getByRole("button", { name: "Delete for good" });
    this.allRecords = page.getByRole("link", { name: "All records" });
    this.closed = page.getByText("The vault has locked itself.");
    this.problem = page.getByRole("alert").filter({ hasText: /\S/ });
  }

  async open(): Promise<void> {
    await open(this.#page, "/vault");
  }

  /** The row of a record in the list. */
  row(title: string): Locator {
    return this.rows.filter({ hasText: title });
  }

  /** Opens a record from the list. */
  async view(title: string): Promise<void> {
    await this.row(title).getByRole("link", { name: title }).click();
    await this.#page.getByRole("heading", { name: title, level: 1 }).waitFor();
  }

  /** The value of a field of the record that is open. */
  value(label: string): Locator {
    const term = this.#page.getByRole("term").filter({ hasText: new RegExp(`^${label}$`) });
    return this.#page.locator(".facts__row").filter({ has: term }).getByRole("definition");
  }

  /** Fills the form that is open and saves it. */
  async fill(title: string, fields: Partial<BankAccount> | Note): Promise<void> {
    await this.#page.getByLabel("Title").fill(title);
    for (const [label, value] of Object.entries(fields)) {
      await this.#page.getByLabel(label, { exact: true }).fill(value);
    }
    await this.save.click();
  }
}
