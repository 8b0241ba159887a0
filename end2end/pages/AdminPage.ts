import { expect, type Locator, type Page } from "@playwright/test";

import { CodeStep } from "./CodeStep.ts";
import { open } from "./ready.ts";

/** `/admin`: accounts, events, services and queues, keys. For administrators with a fresh pattern. */
export class AdminPage {
  readonly #page: Page;
  /** The heading of `/admin`. */
  readonly heading: Locator;
  /** Where a pattern is asked for first. */
  readonly gate: Locator;
  readonly mailPattern: Locator;
  /** The pattern that is awaited. */
  readonly code: CodeStep;
  readonly searchForm: Locator;
  readonly search: Locator;
  /** The accounts that were found. */
  readonly accounts: Locator;
  readonly nextPage: Locator;
  /** Everything about one account. */
  readonly facts: Locator;
  readonly lock: Locator;
  readonly unlock: Locator;
  readonly endEverySession: Locator;
  /** The open sessions of one account. */
  readonly sessions: Locator;
  /** The question before an act. */
  readonly asking: Locator;
  readonly cancel: Locator;
  /** What was done. */
  readonly said: Locator;
  /** Events, of one account or of the site, the latest first. */
  readonly events: Locator;
  readonly kind: Locator;
  readonly services: Locator;
  readonly keys: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole("heading", { name: "Accounts", level: 1 });
    this.gate = page.getByTestId("admin-gate");
    this.mailPattern = page.getByRole("button", { name: "Mail me the pattern" });
    this.code = new CodeStep(page);
    this.searchForm = page.getByTestId("admin-search");
    this.search = page.getByLabel("Username, address or id");
    this.accounts = page.getByTestId("admin-account-row");
    this.nextPage = page.getByRole("link", { name: "Next page" });
    this.facts = page.getByTestId("admin-account-facts");
    this.asking = page.getByTestId("admin-asking");
    this.lock = page.getByRole("button", { name: "Lock", exact: true }).first();
    this.unlock = page.getByRole("button", { name: "Unlock", exact: true }).first();
    this.endEverySession = page.getByRole("button", { name: "End every session" }).first();
    this.sessions = page.getByTestId("session-row");
    this.cancel = page.getByRole("button", { name: "Cancel" });
    this.said = page.getByRole("status").filter({ hasText: /\S/ });
    this.events = page.getByTestId("admin-event-row");
    this.kind = page.getByLabel("Kind of event");
    this.services = page.getByTestId("admin-service-row");
    this.keys = page.getByTestId("admin-key-row");
  }

  async open(place: "" | "/events" | "/services" | "/keys" = ""): Promise<void> {
    await open(this.#page, `/admin${place}`);
  }

  /** Searches for accounts; ends on the list of those that were found. */
  async find(text: string): Promise<void> {
    await this.search.fill(text);
    await this.searchForm.getByRole("button", { name: "Search" }).click();
    await expect(this.#page).toHaveURL((url) => url.searchParams.get("q") === text);
  }

  /** Goes from the list to an account. */
  async openAccount(username: string): Promise<void> {
    await this.accounts.getByRole("link", { name: username, exact: true }).click();
    await expect(this.#page.getByRole("heading", { name: username, level: 1 })).toBeVisible();
  }

  /** Presses a button that asks first, and says yes. */
  async doIt(act: Locator, yes: string): Promise<void> {
    await act.click();
    await this.asking.getByRole("button", { name: yes, exact: true }).click();
    await expect(this.asking).toHaveCount(0);
  }

  /** The events of a kind, such as `account.locked`. */
  eventsOf(kind: string): Locator {
    return this.events.and(this.#page.locator(`[data-kind="${kind}"]`));
  }
}
