import type { Download, Locator, Page } from "@playwright/test";

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

/** The fields of an identity document, by their labels; days as `2031-04-30`. */
export interface IdentityDocument {
  "Type of document": string;
  "Document number": string;
  Holder: string;
  "Issuing country": string;
  "Issued on": string;
  "Valid until": string;
  Notes: string;
}

/** The fields of a card, by their labels; its month as `04/31`. */
export interface Card {
  "Card holder": string;
  "Card number": string;
  "Valid until": string;
  "Security code": string;
  PIN: string;
  Bank: string;
  Notes: string;
}

/** The fields of a note, by their labels. */
export interface Note {
  Text: string;
}

/** A file: a path, or what it holds. */
export type ChosenFile = string | { name: string; mimeType: string; buffer: Buffer };

/** `/vault` and `/vault/{record}`: the records behind the second lock. */
export class VaultPage {
  readonly #page: Page;
  readonly heading: Locator;
  readonly rows: Locator;
  readonly countdown: Locator;
  readonly lockNow: Locator;
  readonly search: Locator;
  readonly addBankAccount: Locator;
  readonly addIdentityDocument: Locator;
  readonly addCard: Locator;
  readonly addNote: Locator;
  readonly addFile: Locator;
  readonly save: Locator;
  readonly cancel: Locator;
  readonly change: Locator;
  readonly delete: Locator;
  readonly deleteForGood: Locator;
  readonly reveal: Locator;
  readonly hide: Locator;
  /** Every secret field of the record that is open. */
  readonly secrets: Locator;
  readonly fileInput: Locator;
  readonly fileState: Locator;
  /** Sends the content of a file that has none yet. */
  readonly uploadFile: Locator;
  readonly replace: Locator;
  readonly download: Locator;
  readonly allRecords: Locator;
  readonly history: Locator;
  readonly export: Locator;
  /** What stands where the records stood, once the time is over. */
  readonly closed: Locator;
  readonly problem: Locator;

  constructor(page: Page) {
    this.#page = page;
    const button = (name: string): Locator => page.getByRole("button", { name, exact: true });
    this.heading = page.getByRole("heading", { name: "Your vault", level: 1, exact: true });
    this.rows = page.getByTestId("record-row");
    this.countdown = page.getByTestId("vault-countdown");
    this.lockNow = button("Lock now");
    this.search = page.getByLabel("Search", { exact: true });
    this.addBankAccount = button("Add a bank account");
    this.addIdentityDocument = button("Add an identity document");
    this.addCard = button("Add a card");
    this.addNote = button("Add a note");
    this.addFile = button("Add a file");
    this.save = button("Save");
    this.cancel = button("Cancel");
    this.change = button("Change");
    this.delete = button("Delete");
    this.deleteForGood = button("Delete for good");
    this.reveal = button("Reveal");
    this.hide = button("Hide");
    this.secrets = page.getByTestId("secret-value");
    this.fileInput = page.getByLabel("Choose a file");
    this.fileState = page.getByTestId("file-state");
    this.uploadFile = button("Upload the file");
    this.replace = button("Replace");
    this.download = page.getByRole("link", { name: "Download" });
    this.allRecords = page.getByRole("link", { name: "All records" });
    this.history = page.getByRole("link", { name: "History" });
    this.export = page.getByRole("link", { name: "Export everything" });
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

  /** The link in a record's row. */
  link(title: string): Locator {
    return this.row(title).getByRole("link", { name: title });
  }

  /** The heading of a record's page. */
  recordHeading(title: string): Locator {
    return this.#page.getByRole("heading", { name: title, level: 1 });
  }

  /** Opens a record from the list. */
  async view(title: string): Promise<void> {
    await this.link(title).click();
    await this.recordHeading(title).waitFor();
  }

  /** The labels of the fields that the record that is open holds something in. */
  get labels(): Locator {
    return this.#page.getByRole("term");
  }

  /** The value of a field of the record that is open. */
  value(label: string): Locator {
    return this.#row(label).getByRole("definition");
  }

  /** What is shown of a secret field; `data-state` is `masked` or `revealed`. */
  secret(label: string): Locator {
    return this.#row(label).getByTestId("secret-value");
  }

  /** Copies a secret field that is revealed. */
  copy(label: string): Locator {
    return this.#page.getByRole("button", { name: `Copy ${label}`, exact: true });
  }

  /** A field of the form that is open. */
  field(label: string): Locator {
    return this.#page.getByLabel(label, { exact: true });
  }

  /** Fills the form that is open and saves it. */
  async fill(
    title: string,
    fields: Partial<BankAccount> | Partial<IdentityDocument> | Partial<Card> | Note,
  ): Promise<void> {
    await this.field("Title").fill(title);
    for (const [label, value] of Object.entries(fields)) await this.field(label).fill(value);
    await this.save.click();
  }

  /** Chooses a file in the form that is open. */
  async choose(file: ChosenFile): Promise<void> {
    await this.fileInput.setInputFiles(file);
  }

  /** Downloads the file of the record that is open. */
  async fetch(): Promise<Download> {
    const download = this.#page.waitForEvent("download");
    await this.download.click();
    return download;
  }

  #row(label: string): Locator {
    const term = this.#page.getByRole("term").filter({ hasText: new RegExp(`^${label}$`) });
    return this.#page.locator(".facts__row").filter({ has: term });
  }
}
