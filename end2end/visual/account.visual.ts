import { expect, test } from "../fixtures/ada.ts";
import { AccountPage, ChangeFactorsPage, open, SecurityPage } from "../pages/index.ts";
import { EVERY, ONE, see } from "./looks.ts";

test("what somebody sees who has an account", async ({ page, account }) => {
  await expect(new AccountPage(page).provisioning).toContainText("Ready");
  await see(page, "account", EVERY);
  await open(page, "/");
  await see(page, "home-signed-in", ONE);
  await new SecurityPage(page).open();
  await see(page, "security", EVERY);
  const change = new ChangeFactorsPage(page);
  await change.open();
  await see(page, "security-factors-1-password", ONE);
  await change.prove(account);
  await expect(page.getByRole("checkbox", { name: "Password" })).toBeVisible();
  await see(page, "security-factors-4-choice", ONE);
  for (const [path, state] of [
    ["/account/security/email", "security-email"],
    ["/account/security/erase", "security-erase"],
  ] as const) {
    await open(page, path);
    await see(page, state, ONE);
  }
});
