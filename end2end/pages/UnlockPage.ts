import type { Locator, Page } from "@playwright/test";

import { CodeStep } from "./CodeStep.ts";

/** `/unlock/{challenge}`: what is being opened, by which service, and the pattern. */
export class UnlockPage {
  readonly code: CodeStep;
  /** What is being opened. */
  readonly purpose: Locator;
  /** Which service asks. */
  readonly service: Locator;
  /** What stands here once the code is over. */
  readonly over: Locator;

  constructor(page: Page) {
    this.code = new CodeStep(page);
    this.purpose = page.getByRole("main").getByRole("heading", { level: 1 });
    this.service = page.getByText("asks for a fresh pattern");
    this.over = page.getByRole("heading", { name: "This code is over" });
  }
}
