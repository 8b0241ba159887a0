import { expect, test } from "../fixtures/ada.ts";
import { anotherCode, RecoverPage, SignInPage, signOut, SignUpPage } from "../pages/index.ts";
import { EVERY, ONE, see } from "./looks.ts";

// The button "Send again" stays closed while pictures are taken.
test.use({ ownStack: { gateway: { TESSERA_RESEND_AFTER_SECONDS: "300" } } });

test("every step of signing up", async ({ page, person, mailbox, consoleWatch }) => {
  consoleWatch.expectAnswer(403, "/api/enrol");
  const signUp = new SignUpPage(page);
  await signUp.open();
  await see(page, "sign-up-1-name");
  await signUp.goOn.click();
  await expect(signUp.problem.first()).toBeVisible();
  await see(page, "sign-up-1-name-missing", ONE);
  await signUp.fillDetails(person);
  await expect(signUp.step("Choose a picture that is yours")).toBeVisible();
  await see(page, "sign-up-2-picture");
  await signUp.picture.choose(person.picture);
  await see(page, "sign-up-2-picture-chosen", ONE);
  await signUp.goOn.click();
  await expect(signUp.step("The same picture, once more")).toBeVisible();
  await see(page, "sign-up-3-picture-again", ONE);
  await signUp.picture.choose(person.picture);
  await signUp.goOn.click();
  await expect(signUp.step("Make up a gesture")).toBeVisible();
  await see(page, "sign-up-4-gesture", EVERY);
  await signUp.gesture.press(person.gesture);
  await see(page, "sign-up-4-gesture-made", ONE);
  await signUp.goOn.click();
  await expect(signUp.step("The same gesture, once more")).toBeVisible();
  await see(page, "sign-up-5-gesture-again", ONE);
  await signUp.gesture.press(person.gesture);
  await signUp.create.click();
  const code = await mailbox.nextCode(person.email);
  await expect(signUp.code.mail).toContainText("went to");
  await see(page, "sign-up-6-pattern");
  await signUp.code.draw(anotherCode(code));
  await expect(signUp.problem).toBeVisible();
  await see(page, "sign-up-6-pattern-wrong", ONE);
  await signUp.code.draw(code);
  await expect(signUp.codes.codes).toHaveCount(10);
  await see(page, "sign-up-7-codes");
});

test("every step of signing in", async ({ page, account, mailbox }) => {
  await signOut(page);
  const signIn = new SignInPage(page);
  await signIn.open();
  await see(page, "sign-in-1-name", EVERY);
  await signIn.fillName(account);
  await expect(signIn.picture.input).toBeAttached();
  await see(page, "sign-in-2-picture", ONE);
  await signIn.choosePicture(account);
  await expect(signIn.gesture.pad).toBeVisible();
  await see(page, "sign-in-3-gesture", ONE);
  await signIn.enterGesture(account);
  await mailbox.nextCode(account.email);
  await expect(signIn.code.mail).toContainText("went to");
  await see(page, "sign-in-4-pattern", ONE);
});

test("a sign-in that is refused", async ({ page, person, consoleWatch }) => {
  consoleWatch.expectAnswer(403, "/api/sign-in");
  const signIn = new SignInPage(page);
  await signIn.apply(person);
  await expect(signIn.problem).toBeVisible();
  await see(page, "sign-in-3-refused", ONE);
});

test("every step of recovering", async ({ page, account, mailbox }) => {
  await signOut(page);
  const recover = new RecoverPage(page);
  await recover.open();
  await see(page, "recover-1-code");
  await recover.ask(account.username, account.recoveryCodes[0] ?? "");
  const code = await mailbox.nextCode(account.email);
  await expect(recover.code.mail).toContainText("went to");
  await see(page, "recover-2-pattern", ONE);
  await recover.code.draw(code);
  await expect(recover.step("Choose a new password")).toBeVisible();
  await see(page, "recover-3-password");
  await recover.choosePassword(account.password);
  for (const [step, state] of [
    ["Choose a picture that is yours", "recover-4-picture"],
    ["The same picture, once more", "recover-5-picture-again"],
  ] as const) {
    await expect(recover.step(step)).toBeVisible();
    await see(page, state, ONE);
    await recover.picture.choose(account.picture);
    await recover.goOn.click();
  }
  await expect(recover.step("Make up a gesture")).toBeVisible();
  await see(page, "recover-6-gesture", ONE);
  await recover.enterGesture(account.gesture);
  await expect(recover.done).toBeVisible();
  await see(page, "recover-7-done", ONE);
});
