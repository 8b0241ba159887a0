import type { Page } from "@playwright/test";

import type { Announcements } from "../fixtures/announcements.ts";
import { expect, test } from "../fixtures/test.ts";
import {
  AccountPage,
  anotherCode,
  type CodeStep,
  dotsOf,
  enrolByRequest,
  type GestureEvent,
  type GesturePad,
  HomePage,
  SignInPage,
  signOut,
  SignUpPage,
  unlock,
  UnlockPage,
  VaultPage,
} from "../pages/index.ts";
import * as outlines from "./journey-read-out.outlines.ts";

const GESTURE: readonly GestureEvent[] = ["L1", "R2", "DOWN", "M1", "UP", "L2", "L1", "R1"];

/** What is said after each of its events. */
const GESTURE_SAID = [
  "1 event, short: add seven more events",
  "2 events, short: add six more events",
  "3 events, short: add five more events",
  "4 events, short: add four more events",
  "5 events, short: add three more events",
  "6 events, short: add two more events",
  "7 events, short: add one more event",
  "8 events, fair",
];
/** Where a gesture is repeated nobody says how good it is. */
const REPEATED_SAID = GESTURE_SAID.map((said) => said.split(",", 1).join());

const ORDERS = ["first", "second", "third", "fourth", "fifth"];
const ALL_SET = "All six dots are set.";
const PICTURE_SAID = ["Reading…", /^Ready: .+ read on this device\.$/];

/** Reading takes longer on a slow machine, and the mail may be gone before anybody listens. */
const DEPENDS_ON_SPEED = [/^Reading: /, /^A mail with six numbers/];

test("the whole way from sign-up to a locked vault is read out", async ({
  page,
  person: somebody,
  mailbox,
  announcements,
  consoleWatch,
}) => {
  const person = { ...somebody, gesture: GESTURE };
  consoleWatch.expectAnswer(403, "/api/enrol");
  announcements.leaveOut(...DEPENDS_ON_SPEED);
  const signUp = new SignUpPage(page);
  const account = new AccountPage(page);
  const vault = new VaultPage(page);

  await test.step("who somebody is", async () => {
    await signUp.open();
    await expect(page).toHaveTitle("Sign up · Tessera");
    await expect(page.locator("body")).toMatchAriaSnapshot(outlines.SIGN_UP);
    await signUp.goOn.press("Enter");
    const words = "A username has at least 3 characters.";
    await announcements.expectNext(words);
    await expect(signUp.problem).toBeFocused();
    await expect(signUp.username).toHaveAttribute("aria-invalid", "true");
    const hint = "Letters, digits, dots, dashes and underscores. It cannot be changed later.";
    await expect(signUp.username).toHaveAccessibleDescription(`${hint} ${words}`);
    await signUp.username.fill(person.username);
    await signUp.email.fill(person.email);
    await signUp.password.fill(person.password);
    await announcements.expectNext("Good: this is hard to guess.");
    await signUp.goOn.press("Enter");
    await expectStep(page, "Step 2 of 5", "Picture");
  });

  await test.step("the picture, twice", async () => {
    await expect(page.getByRole("main")).toMatchAriaSnapshot(outlines.PICTURE);
    const promise = /^The picture stays on this device\./;
    await expect(signUp.picture.input).toHaveAccessibleDescription(promise);
    await signUp.picture.choose(person.picture);
    await announcements.expectNext(...PICTURE_SAID);
    await expect(page.getByRole("main")).toMatchAriaSnapshot(outlines.PICTURE_CHOSEN);
    await signUp.picture.remove.press("Enter");
    await announcements.expectNext("No picture chosen yet.");
    await signUp.choosePicture(person);
    await announcements.expectNext(...PICTURE_SAID, "No picture chosen yet.", ...PICTURE_SAID);
    await expectStep(page, "Step 3 of 5", "Gesture");
  });

  await test.step("the gesture, twice", async () => {
    const pad = signUp.gesture;
    await expect(page.getByRole("main")).toMatchAriaSnapshot(outlines.GESTURE_PAD);
    await expectGestureSaid(announcements, pad);
    await pad.undo.press("Enter");
    await announcements.expectNext("7 events, short: add one more event");
    await signUp.goOn.press("Enter");
    await announcements.expectNext("A gesture has at least eight events: one more to go.");
    await expect(signUp.problem).toBeFocused();
    await pad.clear.press("Enter");
    await announcements.expectNext("0 events, nothing yet");
    await pad.press(["R1", "UP"]);
    await announcements.expectNext(...GESTURE_SAID.slice(0, 2));
    await expect(page.getByRole("main")).toMatchAriaSnapshot(outlines.GESTURE_HIDDEN);
    await pad.reveal.press("Enter");
    await expect(page.getByRole("main")).toMatchAriaSnapshot(outlines.GESTURE_REVEALED);
    await pad.clear.press("Enter");
    await announcements.expectNext("0 events, nothing yet");
    await expectGestureSaid(announcements, pad);
    await signUp.goOn.press("Enter");
    await announcements.expectNext("0 events");
    await expectGestureSaid(announcements, pad, REPEATED_SAID);
    await signUp.create.press("Enter");
    await expectStep(page, "Step 4 of 5", "Pattern");
  });

  await test.step("a wrong pattern, and the right one", async () => {
    await expect(page.getByRole("main")).toMatchAriaSnapshot(outlines.PATTERN);
    const { code } = signUp;
    const right = await mailbox.nextCode(person.email);
    await code.grid.dot(9).press("Enter");
    await code.grid.dot(13).press("Enter");
    await announcements.expectNext("Dot 9, first of six.", "Dot 13, second of six.");
    await expect(code.grid.dot(13)).toHaveAccessibleName("Dot 13, row 3, column 3, second of six");
    await page.keyboard.press("Backspace");
    await announcements.expectNext("Dot 13 taken back.");
    await page.keyboard.press("Escape");
    await announcements.expectNext("Cleared.");
    await expectDotsSaid(announcements, code, anotherCode(right));
    await announcements.expectNext(
      "That is not the pattern in the mail. 4 tries are left.",
      "Draw it again.",
    );
    await expect(code.triesLeft).toHaveText("4");
    await expectDotsSaid(announcements, code, right);
    await expect(signUp.codes.heading).toBeFocused();
  });

  await test.step("the codes to keep", async () => {
    await expect(page.getByRole("main")).toMatchAriaSnapshot(outlines.RECOVERY_CODES);
    await signUp.codes.goOn.press("Enter");
    await announcements.expectNext(
      "Save the codes first, then tick the box: they are not shown again.",
    );
    await expect(signUp.codes.problem).toBeFocused();
    await signUp.codes.saved.press("Space");
    await signUp.codes.goOn.press("Enter");
    await expect(page).toHaveTitle("Account · Tessera");
    await expect(page.locator("body")).toMatchAriaSnapshot(outlines.ACCOUNT);
  });

  await test.step("out, and in again", async () => {
    await signOut(page);
    await expect(page).toHaveTitle("Tessera");
    const signIn = new SignInPage(page);
    await new HomePage(page).signIn.press("Enter");
    await expect(page).toHaveTitle("Sign in · Tessera");
    await expect(page.getByRole("main")).toMatchAriaSnapshot(outlines.SIGN_IN);
    await signIn.fillName(person);
    await expectStep(page, "Step 2 of 4", "Picture");
    await signIn.choosePicture(person);
    await announcements.expectNext(...PICTURE_SAID);
    await expectStep(page, "Step 3 of 4", "Gesture");
    await signIn.enterGesture(person);
    await announcements.expectNext(...REPEATED_SAID);
    await expectStep(page, "Step 4 of 4", "Pattern");
    await expectDotsSaid(announcements, signIn.code, await mailbox.nextCode(person.email));
    await expect(account.hello(person.username)).toBeVisible();
  });

  await test.step("the pattern that opens the vault", async () => {
    await account.vault.press("Enter");
    await expect(page).toHaveTitle("Unlock · Tessera");
    await expect(page.getByRole("main")).toMatchAriaSnapshot(outlines.UNLOCK);
    const { code } = new UnlockPage(page);
    await expectDotsSaid(announcements, code, await mailbox.nextCode(person.email));
    await expect(page).toHaveTitle("Vault · Tessera");
    await expect(page.getByRole("main")).toMatchAriaSnapshot(outlines.VAULT);
  });

  await test.step("a record, and the lock", async () => {
    await vault.addNote.press("Enter");
    await expect(page.getByRole("heading", { name: "Add a note" })).toBeFocused();
    await vault.save.press("Enter");
    await announcements.expectNext("Give it a title, by which you will find it.");
    await expect(vault.problem).toBeFocused();
    await vault.fill("Where the key is", { Text: "under the third stone" });
    await announcements.expectNext("Saved.");
    await expect(page.getByRole("main")).toMatchAriaSnapshot(outlines.RECORDS);
    await vault.link("Where the key is").press("Enter");
    await expect(page).toHaveTitle("Record · Tessera");
    await expect(page.getByRole("main")).toMatchAriaSnapshot(outlines.RECORD);
    await vault.lockNow.press("Enter");
    await expect(page).toHaveTitle("Account · Tessera");
  });
  announcements.expectNoMore();
});

/** Somebody who comes to another step hears where they are. */
async function expectStep(page: Page, where: string, name: string): Promise<void> {
  await expect(page.getByText(where)).toBeFocused();
  await expect(page.getByRole("listitem").and(page.locator("[aria-current=step]"))).toHaveText(name);
}

/** Enters the gesture with the buttons, and hears how far it is. */
async function expectGestureSaid(
  announcements: Announcements,
  pad: GesturePad,
  said = GESTURE_SAID,
): Promise<void> {
  for (const [index, event] of GESTURE.entries()) {
    await pad.key(event).press("Enter");
    await announcements.expectNext(said[index] ?? "");
  }
}

/** Chooses the dots of a code one by one, and hears each. */
async function expectDotsSaid(
  announcements: Announcements,
  { grid }: CodeStep,
  code: string,
): Promise<void> {
  for (const [index, dot] of dotsOf(code).entries()) {
    await grid.dot(dot).press("Enter");
    const order = ORDERS[index];
    await announcements.expectNext(order ? `Dot ${dot}, ${order} of six.` : ALL_SET);
  }
}

/** Nobody waits longer than that to hear where they are. */
const SOON = { timeout: 3_000 };

test("a page that somebody comes to within the site takes the focus to its heading", async ({
  page,
  newPerson,
  mailbox,
}) => {
  const person = await newPerson();
  await new HomePage(page).open();
  await new HomePage(page).create.press("Enter");
  await expect(new SignUpPage(page).heading).toBeFocused(SOON);
  await enrolByRequest(page, person, mailbox);
  await new AccountPage(page).vault.press("Enter");
  const lock = new UnlockPage(page);
  await expect(lock.purpose).toBeFocused(SOON);
  await lock.code.draw(await mailbox.nextCode(person.email));
  const vault = new VaultPage(page);
  await expect(vault.heading).toBeFocused(SOON);
  await vault.addNote.click();
  await vault.fill("Where the key is", { Text: "under the third stone" });
  await vault.link("Where the key is").press("Enter");
  await expect(vault.recordHeading("Where the key is")).toBeFocused(SOON);
});

test("a picture and a gesture that are asked for again take the focus", async ({ page, person }) => {
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(person);
  await signUp.picture.choose(person.picture);
  await signUp.goOn.press("Enter");
  await expect(signUp.step("The same picture, once more")).toBeFocused(SOON);
  await signUp.picture.choose(person.picture);
  await signUp.goOn.press("Enter");
  await signUp.gesture.press(person.gesture);
  await signUp.goOn.press("Enter");
  await expect(signUp.step("The same gesture, once more")).toBeFocused(SOON);
});

test("whoever takes everything back with a button does not lose the focus", async ({
  page,
  person,
  mailbox,
}) => {
  const signUp = new SignUpPage(page);
  const focus = page.getByRole("main").locator(":focus");
  await signUp.open();
  await signUp.fillDetails(person);
  await signUp.picture.choose(person.picture);
  await signUp.picture.remove.press("Enter");
  await expect(focus).toBeVisible(SOON);
  await signUp.choosePicture(person);
  for (const button of [signUp.gesture.clear, signUp.gesture.undo]) {
    await signUp.gesture.press(["L1"]);
    await button.press("Enter");
    await expect(focus).toBeVisible(SOON);
  }
  await signUp.enterGesture(person);
  await mailbox.nextCode(person.email);
  for (const button of [signUp.code.grid.clear, signUp.code.grid.undo]) {
    await signUp.code.grid.dot(9).press("Enter");
    await button.press("Enter");
    await expect(focus).toBeVisible(SOON);
  }
});

test("the first wrong pattern takes the focus to what is wrong", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(403, "/api/enrol");
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  await signUp.code.grid.walk(anotherCode(await mailbox.nextCode(person.email)));
  await expect(signUp.problem).toBeVisible();
  await expect(signUp.problem).toBeFocused(SOON);
});

test("what came of downloading the codes is said", async ({
  page,
  person,
  mailbox,
  announcements,
}) => {
  announcements.leaveOut(/^(?!Saved)/);
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  await signUp.code.draw(await mailbox.nextCode(person.email));
  await signUp.codes.download.press("Enter");
  await expect(signUp.codes.said).toBeVisible();
  await announcements.expectNext("Saved among your downloads as tessera-recovery-codes.txt.");
});

test("a record that was saved is told", async ({ page, account, mailbox, announcements }) => {
  announcements.leaveOut(/^(?!.*saved)/i);
  await unlock(page, account, mailbox);
  const vault = new VaultPage(page);
  await vault.addNote.press("Enter");
  await vault.fill("Where the key is", { Text: "under the third stone" });
  await expect(vault.row("Where the key is")).toBeVisible();
  await announcements.expectNext(/saved/i);
});

test("a vault that was locked is told", async ({ page, account, mailbox }) => {
  await unlock(page, account, mailbox);
  await new VaultPage(page).lockNow.press("Enter");
  await expect(page).toHaveTitle("Account · Tessera");
  await expect(page.getByRole("status").filter({ hasText: /locked/i })).toBeVisible(SOON);
});
