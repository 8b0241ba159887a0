import type { Locator, Page } from "@playwright/test";

import { PatternGrid } from "./PatternGrid.ts";

/** The last step of every way: the pattern of a mailed code. */
export class CodeStep {
  readonly grid: PatternGrid;
  /** Says where the mail is. */
  readonly mail: Locator;
  readonly problem: Locator;
  readonly triesLeft: Locator;
  readonly timeLeft: Locator;
  readonly sendAgain: Locator;
  readonly startOver: Locator;

  constructor(page: Page) {
    this.grid = new PatternGrid(page);
    this.mail = page.getByText(/^(A mail with six numbers|The mail to .* is delayed)/);
    this.problem = page.getByRole("alert").filter({ hasText: /\S/ });
    this.triesLeft = page.getByTestId("code-tries-left");
    this.timeLeft = page.getByTestId("code-time-left");
    this.sendAgain = page.getByRole("button", { name: "Send again" });
    this.startOver = page
      .getByRole("button", { name: "Start over" })
      .or(page.getByRole("link", { name: "Start over" }));
  }

  /** Enters a code the quickest way. */
  async draw(code: string): Promise<void> {
    await this.grid.type(code);
  }
}
