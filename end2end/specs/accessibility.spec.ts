import { expect, test } from "../fixtures/test.ts";
import {
  AccountPage,
  anotherCode,
  enrolByRequest,
  expectNoSidewaysScroll,
  open,
  SignInPage,
  SignUpPage,
  UnlockPage,
  unlock,
  VaultPage,
} from "../pages/index.ts";

// Each state is looked at twice, in the light and in the dark.
test.describe.configure({ timeout: 180_000 });

test("axe finds nothing on any page of somebody who is nobody yet", async ({
  page,
  axe,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(404, "/no-such-page");
  for (const path of ["/", "/sign-in", "/sign-up", "/recover", "/not-me", "/no-such-page"]) {
    await open(page, path);
    await axe.findsNothing(path);
  }
});

test("axe finds nothing on the way to an account", async ({
  page,
  axe,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(403, "/api/enrol");
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.goOn.click();
  await expect(signUp.problem.first()).toBeVisible();
  await axe.findsNothing("fields that are missing");
  await signUp.fillDetails(person);
  await expect(signUp.picture.input).toBeAttached();
  await axe.findsNothing("the picture to choose");
  await signUp.choosePicture(person);
  await expect(signUp.gesture.pad).toBeVisible();
  await signUp.gesture.press(person.gesture.slice(0, 3));
  await axe.findsNothing("a gesture that is begun");
  await signUp.gesture.clear.click();
  await signUp.enterGesture(person);
  const code = await mailbox.nextCode(person.email);
  await axe.findsNothing("the pattern to draw");
  await signUp.code.draw(anotherCode(code));
  await expect(signUp.problem).toBeVisible();
  await axe.findsNothing("a wrong pattern");
  await signUp.code.draw(code);
  await expect(signUp.codes.codes).toHaveCount(10);
  await axe.findsNothing("the recovery codes");
});

test("axe finds nothing on the way in", async ({ page, axe, person, consoleWatch }) => {
  consoleWatch.expectAnswer(403, "/api/sign-in");
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.fillName(person);
  await expect(signIn.picture.input).toBeAttached();
  await axe.findsNothing("the picture to choose");
  await signIn.choosePicture(person);
  await expect(signIn.gesture.pad).toBeVisible();
  await axe.findsNothing("the gesture to repeat");
  await signIn.enterGesture(person);
  await expect(signIn.problem).toBeVisible();
  await axe.findsNothing("nobody of that name");
});

test("axe finds nothing on the pages of an account and of its vault", async ({
  page,
  axe,
  person,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  await expect(new AccountPage(page).provisioning.first()).toBeVisible();
  for (const path of [
    "/account",
    "/account/security",
    "/account/security/factors",
    "/account/security/email",
    "/account/security/erase",
  ]) {
    await open(page, path);
    await axe.findsNothing(path);
  }
  const vault = new VaultPage(page);
  await vault.open();
  await expect(new UnlockPage(page).code.grid.grid).toBeVisible();
  await axe.findsNothing("what is to be opened");
  await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
  await expect(vault.heading).toBeVisible();
  await axe.findsNothing("an empty vault");
  await vault.addCard.click();
  await axe.findsNothing("a record to fill in");
  await vault.fill("Everyday card", { "Card holder": "Ada", "Card number": "4111111111111111" });
  await expect(vault.row("Everyday card")).toBeVisible();
  await axe.findsNothing("a vault with a record");
  await vault.view("Everyday card");
  await axe.findsNothing("a record");
  await vault.delete.click();
  await axe.findsNothing("a record that is to be deleted");
  for (const path of ["/vault/history", "/vault/export"]) {
    await open(page, path);
    await axe.findsNothing(path);
  }
});

test("pages fit a screen of 320 by 256 pixels, which is what 400 % leaves of 1280 by 1024", async ({
  page,
  person,
  mailbox,
}) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const path of ["/", "/sign-in", "/sign-up", "/recover"]) {
    await open(page, path);
    await expectNoSidewaysScroll(page);
  }
  await enrolByRequest(page, person, mailbox);
  await expectNoSidewaysScroll(page);
  await open(page, "/account/security");
  await expectNoSidewaysScroll(page);
  await unlock(page, person, mailbox);
  await expectNoSidewaysScroll(page);
});

test("with forced colours buttons and fields still have an outline", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  for (const path of ["/", "/sign-in", "/sign-up", "/recover"]) {
    await open(page, path);
    const controls = page.locator("main").locator(".button, .field__input").filter({ visible: true });
    expect(await controls.count(), path).toBeGreaterThan(1);
    for (const control of await controls.all()) {
      await expect(control).toHaveCSS("border-style", /solid/);
    }
  }
});

test("under reduced motion nothing moves", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const path of ["/", "/sign-in"]) {
    await open(page, path);
    const longest = await page.evaluate(() => {
      const times = [...document.querySelectorAll("*")].flatMap((element) => {
        const { animationDuration, transitionDuration } = getComputedStyle(element);
        return [...animationDuration.split(","), ...transitionDuration.split(",")];
      });
      return Math.max(...times.map((time) => Number.parseFloat(time)));
    });
    expect(longest, path).toBeLessThanOrEqual(0.01);
  }
});
