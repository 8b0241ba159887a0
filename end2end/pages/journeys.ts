import { expect, type Page } from "@playwright/test";

import { AccountPage } from "./AccountPage.ts";
import type { Mailbox, Person } from "./Person.ts";
import { SignInPage } from "./SignInPage.ts";
import { SignUpPage } from "./SignUpPage.ts";
import { UnlockPage } from "./UnlockPage.ts";
import { VaultPage } from "./VaultPage.ts";

/** Creates an account; ends on `/account`, signed in. */
export async function enrol(page: Page, person: Person, mailbox: Mailbox): Promise<void> {
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  await signUp.code.draw(await mailbox.nextCode(person.email));
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
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
  await expect(page.getByRole("navigation").getByRole("link", { name: "Sign in" })).toBeVisible();
}
