import { expect, type Locator, type Page } from "@playwright/test";

import { CodeStep } from "./CodeStep.ts";
import { RecoveryCodes } from "./RecoveryCodes.ts";
import { open } from "./ready.ts";

/** `/account/security`: sessions, known browsers, events, recovery codes, and the ways to change. */
export class SecurityPage {
  readonly #page: Page;
  readonly heading: Locator;
  /** The open sessions, the last used first. */
  readonly sessions: Locator;
  /** The session of this browser. */
  readonly thisSession: Locator;
  readonly endAllOthers: Locator;
  /** The known browsers. */
  readonly devices: Locator;
  /** What has happened, the latest first. */
  readonly events: Locator;
  readonly showMore: Locator;
  /** How many recovery codes are left, in words. */
  readonly codesLeft: Locator;
  readonly makeNewCodes: Locator;
  /** New recovery codes, while they are shown. */
  readonly codes: RecoveryCodes;
  /** What a pattern is awaited for, while one is. */
  readonly asking: Locator;
  /** The pattern that is awaited. */
  readonly code: CodeStep;
  readonly cancel: Locator;
  /** What was done. */
  readonly said: Locator;
  readonly changeFactors: Locator;
  readonly changeEmail: Locator;
  readonly deleteAccount: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole("heading", { name: "Security", level: 1 });
    this.sessions = page.getByTestId("session-row");
    this.thisSession = this.sessions.filter({ hasText: "This session" });
    this.endAllOthers = page.getByRole("button", { name: "End all others" });
    this.devices = page.getByTestId("device-row");
    this.events = page.getByTestId("event-row");
    this.showMore = page.getByRole("button", { name: "Show more" });
    this.codesLeft = page.getByTestId("codes-left");
    this.makeNewCodes = page.getByRole("button", { name: "Make new codes" });
    this.codes = new RecoveryCodes(page);
    this.asking = page.getByTestId("asking");
    this.code = new CodeStep(page);
    this.cancel = page.getByRole("button", { name: "Cancel" });
    this.said = page.getByRole("status").filter({ hasText: /\S/ });
    this.changeFactors = page.getByRole("link", { name: "Change password, picture or gesture" });
    this.changeEmail = page.getByRole("link", { name: "Change the address" });
    this.deleteAccount = page.getByRole("link", { name: "Delete your account" });
  }

  async open(): Promise<void> {
    await open(this.#page, "/account/security");
    await expect(this.heading).toBeVisible();
  }

  /** Ends a session; where the last pattern is too long ago, `asking` and `code` appear. */
  async end(session: Locator): Promise<void> {
    await session.getByRole("button", { name: /^End/ }).click();
  }

  /** Has a known browser forgotten. */
  async forget(device: Locator): Promise<void> {
    await device.getByRole("button", { name: /^Forget/ }).click();
  }

  /** The events of a kind, such as `sign-in.refused`. */
  eventsOf(kind: string): Locator {
    return this.events.and(this.#page.locator(`[data-kind="${kind}"]`));
  }
}
