import { fileURLToPath } from "node:url";

import type { Page } from "@playwright/test";

import { test } from "../fixtures/test.ts";
import {
  enrolByRequest,
  open,
  PatternGrid,
  SignUpPage,
  UnlockPage,
  unlock,
  VaultPage,
} from "../pages/index.ts";

const IMAGES = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

/** Takes a picture once everything has come to rest. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
  await page.screenshot({ path: `${IMAGES}${name}.png`, caret: "hide" });
}

/** The person in the pictures. */
const ADA = { username: "ada", email: "ada@example.org" };

test.describe("light", () => {
  test.use({ viewport: WIDE, colorScheme: "light", ownStack: {} });

  test("what somebody sees who has an account", async ({ page, person, mailbox }) => {
    const ada = { ...person, ...ADA };
    await open(page, "/");
    await new PatternGrid(page).drag("3-9-12-16-22-18");
    await take(page, "home");

    await enrolByRequest(page, ada, mailbox);
    await open(page, "/vault");
    const { grid } = new UnlockPage(page).code;
    const dots = (await mailbox.nextCode(ada.email)).split("-");
    await grid.click(dots.slice(0, 4).join("-"));
    await take(page, "pattern");
    await open(page, "/account/security");
    await take(page, "security");
  });

  test("what somebody sees who opens the vault", async ({ page, person, mailbox }) => {
    await enrolByRequest(page, { ...person, ...ADA }, mailbox);
    await unlock(page, { ...person, ...ADA }, mailbox);
    const vault = new VaultPage(page);
    await vault.addBankAccount.click();
    await vault.fill("Joint account", { "Account holder": "Ada", "Account number": "GB33BUKB20201555555555" });
    await vault.addCard.click();
    await vault.fill("Everyday card", { "Card holder": "Ada", "Card number": "4111111111111111" });
    await vault.addNote.click();
    await vault.fill("The attic", { Text: "The key hangs behind the clock." });
    await vault.row("The attic").waitFor();
    await take(page, "vault");
  });
});

test.describe("dark, on a phone", () => {
  test.use({ viewport: NARROW, colorScheme: "dark", hasTouch: true, isMobile: true });

  test("how somebody makes up a gesture", async ({ page, person }) => {
    const signUp = new SignUpPage(page);
    await signUp.open();
    await signUp.fillDetails(person);
    await signUp.choosePicture(person);
    await signUp.gesture.press(person.gesture.slice(0, 6));
    await take(page, "gesture-phone");
  });
});

test.describe("in Arabic, on a phone", () => {
  test.use({ viewport: NARROW, locale: "ar" });

  test("the way in", async ({ page }) => {
    await open(page, "/sign-in");
    await take(page, "arabic-phone");
  });
});
