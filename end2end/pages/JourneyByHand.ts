import { expect, type Page } from "@playwright/test";

import { AccountPage } from "./AccountPage.ts";
import type { Hand } from "./Hand.ts";
import { HomePage } from "./HomePage.ts";
import type { Mailbox, Person } from "./Person.ts";
import { hydrated } from "./ready.ts";
import { SignInPage } from "./SignInPage.ts";
import { SignUpPage } from "./SignUpPage.ts";
import { UnlockPage } from "./UnlockPage.ts";
import { VaultPage } from "./VaultPage.ts";

/** The ways through the whole product with one kind of hand, from link to link and step to step. */
export class JourneyByHand {
  readonly #page: Page;
  readonly #hand: Hand;
  readonly #mailbox: Mailbox;
  readonly #home: HomePage;
  readonly #account: AccountPage;
  readonly #vault: VaultPage;

  constructor(page: Page, hand: Hand, mailbox: Mailbox) {
    this.#page = page;
    this.#hand = hand;
    this.#mailbox = mailbox;
    this.#home = new HomePage(page);
    this.#account = new AccountPage(page);
    this.#vault = new VaultPage(page);
  }

  /** All of it: enrols, signs out and in, and keeps a note in the vault; ends on `/account`. */
  async wholeWay(person: Person): Promise<void> {
    await this.#home.open();
    await this.enrol(person);
    await this.signOut();
    await this.signIn(person);
    await this.unlock(person);
    await this.keepNote("Where the key is", "under the third stone");
    await this.lock();
  }

  /** Creates an account, from `/`; ends on `/account`, signed in. */
  async enrol(person: Person): Promise<void> {
    const way = new SignUpPage(this.#page);
    await this.#hand.press(this.#home.create);
    await this.#hand.write(way.username, person.username);
    await this.#hand.write(way.email, person.email);
    await this.#hand.write(way.password, person.password);
    await this.#hand.press(way.goOn);
    for (const step of ["Choose a picture that is yours", "The same picture, once more"]) {
      await expect(way.step(step)).toBeVisible();
      await this.#hand.choose(way.picture, person.picture);
      await this.#hand.press(way.goOn);
    }
    for (const [step, button] of [
      ["Make up a gesture", way.goOn],
      ["The same gesture, once more", way.create],
    ] as const) {
      await expect(way.step(step)).toBeVisible();
      await this.#hand.enter(way.gesture, person.gesture);
      await this.#hand.press(button);
    }
    await this.#hand.draw(way.code.grid, await this.#mailbox.nextCode(person.email));
    await expect(way.codes.heading).toBeVisible();
    await this.#hand.press(way.codes.saved);
    await this.#hand.press(way.codes.goOn);
    await expect(this.#account.hello(person.username)).toBeVisible();
    await expect(this.#account.welcome).toBeVisible();
  }

  /** Ends the session; ends on `/`. */
  async signOut(): Promise<void> {
    await this.#hand.press(this.#account.signOut);
    await expect(this.#home.signIn).toBeVisible();
    await hydrated(this.#page);
  }

  /** Signs in, from any page; ends on `/account`. */
  async signIn(person: Person): Promise<void> {
    const way = new SignInPage(this.#page);
    await this.#hand.press(this.#home.signIn);
    await this.#hand.write(way.username, person.username);
    await this.#hand.write(way.password, person.password);
    await this.#hand.press(way.goOn);
    await this.#hand.choose(way.picture, person.picture);
    await this.#hand.press(way.goOn);
    await expect(way.gesture.pad).toBeVisible();
    await this.#hand.enter(way.gesture, person.gesture);
    await this.#hand.press(way.signIn);
    await this.#hand.draw(way.code.grid, await this.#mailbox.nextCode(person.email));
    await expect(this.#account.hello(person.username)).toBeVisible();
  }

  /** Opens the vault from `/account`; ends on `/vault`. */
  async unlock(person: Person): Promise<void> {
    await this.#hand.press(this.#account.vault);
    const { grid } = new UnlockPage(this.#page).code;
    await this.#hand.draw(grid, await this.#mailbox.nextCode(person.email));
    await expect(this.#vault.heading).toBeVisible();
  }

  /** Adds a note to the open vault, and looks at it; ends on its page. */
  async keepNote(title: string, text: string): Promise<void> {
    await this.#hand.press(this.#vault.addNote);
    await this.#hand.write(this.#vault.field("Title"), title);
    await this.#hand.write(this.#vault.field("Text"), text);
    await this.#hand.press(this.#vault.save);
    await this.#hand.press(this.#vault.link(title));
    await expect(this.#vault.recordHeading(title)).toBeVisible();
    await expect(this.#vault.value("Text")).toHaveText(text);
  }

  /** Locks the open vault; ends on `/account`. */
  async lock(): Promise<void> {
    await this.#hand.press(this.#vault.lockNow);
    await expect(this.#page).toHaveURL(/\/account$/);
    await hydrated(this.#page);
  }
}
