import { expect, type Page } from "@playwright/test";

import { AccountPage } from "./AccountPage.ts";
import { HomePage } from "./HomePage.ts";
import type { Mailbox, Person } from "./Person.ts";
import { RecoverPage } from "./RecoverPage.ts";
import { SignInPage } from "./SignInPage.ts";
import { SignUpPage } from "./SignUpPage.ts";
import { UnlockPage } from "./UnlockPage.ts";
import { VaultPage } from "./VaultPage.ts";

/** Creates an account; ends on `/account`, signed in. Gives the ten recovery codes. */
export async function enrol(page: Page, person: Person, mailbox: Mailbox): Promise<string[]> {
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  await signUp.code.draw(await mailbox.nextCode(person.email));
  const codes = await signUp.codes.keep();
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
  return codes;
}

/**
 * Recovers an account with a saved code: from here on it has the password, picture and gesture of
 * `person`. Ends on `/recover`, signed in nowhere.
 */
export async function recover(page: Page, person: Person, code: string, mailbox: Mailbox): Promise<void> {
  const way = new RecoverPage(page);
  await way.open();
  await way.ask(person.username, code);
  await way.code.draw(await mailbox.nextCode(person.email));
  await way.choose(person);
  await expect(way.done).toBeVisible();
}

/** Signs in from `/sign-in`; ends on `/account`. */
export async function signIn(page: Page, person: Person, mailbox: Mailbox): Promise<void> {
  const way = new SignInPage(page);
  await way.apply(person);
  await way.code.draw(await mailbox.nextCode(person.email));
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
}

/** Opens the vault of whoever is signed in; ends on `/vault`, open. */
export async function unlock(page: Page, person: Person, mailbox: Mailbox): Promise<void> {
  const vault = new VaultPage(page);
  await vault.open();
  await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
  await expect(vault.heading).toBeVisible();
}

/** Ends the session; ends on `/`. */
export async function signOut(page: Page): Promise<void> {
  await new AccountPage(page).signOut.click();
  await expect(new HomePage(page).signIn).toBeVisible();
}
