import { fileURLToPath } from "node:url";

import type { Page } from "@playwright/test";

import { fillVault, test } from "../fixtures/ada.ts";
import {
  atRest,
  enrolByRequest,
  open,
  PatternGrid,
  SignUpPage,
  UnlockPage,
  unlock,
} from "../pages/index.ts";

const IMAGES = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 390, height: 844 };

/** Takes a picture once everything has come to rest. */
async function take(page: Page, name: string): Promise<void> {
  await atRest(page);
  await page.screenshot({ path: `${IMAGES}${name}.png`, caret: "hide" });
}

test.describe("light", () => {
  test.use({ viewport: WIDE, colorScheme: "light" });

  test("what somebody sees who has an account", async ({ page, person, mailbox }) => {
    await open(page, "/");
    await new PatternGrid(page).drag("3-9-12-16-22-18");
    await take(page, "home");

    await enrolByRequest(page, person, mailbox);
    await open(page, "/vault");
    const { grid } = new UnlockPage(page).code;
    const dots = (await mailbox.nextCode(person.email)).split("-");
    await grid.click(dots.slice(0, 4).join("-"));
    await take(page, "pattern");
    await open(page, "/account/security");
    await take(page, "security");
  });

  test("what somebody sees who opens the vault", async ({ page, account, mailbox }) => {
    await unlock(page, account, mailbox);
    await fillVault(page);
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
