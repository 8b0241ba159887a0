import { expect, test } from "../fixtures/ada.ts";
import { AccountPage, open } from "../pages/index.ts";
import { ONE, see } from "./looks.ts";

test.use({ locale: "ar" });

test("what somebody sees who reads Arabic", async ({ page, account }) => {
  await expect(new AccountPage(page).hello(account.username)).toBeVisible();
  await open(page, "/account/security");
  await see(page, "arabic-security", ONE);
  await page.context().clearCookies();
  for (const [path, state] of [
    ["/", "arabic-home"],
    ["/sign-up", "arabic-sign-up"],
  ] as const) {
    await open(page, path);
    await see(page, state);
  }
});
