import { expect, type Locator, type Page } from "@playwright/test";

const CODES = 10;

/** Recovery codes, shown once: at the end of sign-up, and where new ones are made. */
export class RecoveryCodes {
  readonly heading: Locator;
  readonly codes: Locator;
  readonly copy: Locator;
  readonly download: Locator;
  readonly print: Locator;
  /** What came of copying or downloading. */
  readonly said: Locator;
  /** The box "I have saved them". */
  readonly saved: Locator;
  readonly goOn: Locator;
  readonly problem: Locator;

  constructor(page: Page) {
    this.heading = page.getByRole("heading", { name: "Save your recovery codes" });
    this.codes = page.getByTestId("recovery-code");
    this.copy = page.getByRole("button", { name: "Copy" });
    this.download = page.getByRole("button", { name: "Download" });
    this.print = page.getByRole("button", { name: "Print" });
    this.said = page.getByRole("status").filter({ hasText: /^(Copied|Saved)/ });
    this.saved = page.getByLabel("I have saved them");
    this.goOn = page.getByRole("button", { name: "Continue" });
    this.problem = page.getByRole("alert").filter({ hasText: /\S/ });
  }

  /** The codes that are shown. */
  async read(): Promise<string[]> {
    await expect(this.codes).toHaveCount(CODES);
    return this.codes.allTextContents();
  }

  /** Says that they are saved, and goes on; gives the codes. */
  async keep(): Promise<string[]> {
    const codes = await this.read();
    await this.saved.check();
    await this.goOn.click();
    return codes;
  }
}
