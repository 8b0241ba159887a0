import { expect, test } from "../fixtures/ada.ts";
import { AccountPage, SignInPage, VaultPage } from "../pages/index.ts";
import { ONE, see } from "./looks.ts";

test("a page that could not start", async ({ page, consoleWatch }) => {
  consoleWatch.expectFailure("/pkg/words-");
  consoleWatch.expectText(/a file of this page did not arrive|Failed to fetch/);
  await page.route("**/pkg/words-*.txt", (route) => route.abort());
  await page.goto("/sign-in");
  await expect(page.locator(".failed")).toBeVisible();
  await see(page, "fault-not-started", ONE);
});

test("a browser that is offline", async ({ page, context, person, consoleWatch }) => {
  consoleWatch.expectFailure("/api/");
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.fillName(person);
  await signIn.choosePicture(person);
  await expect(signIn.gesture.pad).toBeVisible();
  await context.setOffline(true);
  await signIn.enterGesture(person);
  await expect(signIn.problem).toContainText("The server could not be reached.");
  await see(page, "fault-offline");
});

test("a vault that does not answer", async ({ page, account, stack, consoleWatch }) => {
  consoleWatch.expectAnswer(502, "/vault");
  consoleWatch.expectAnswer(502, "/api/records");
  await expect(new AccountPage(page).hello(account.username)).toBeVisible();
  await stack.vault.stop();
  await new VaultPage(page).open();
  await expect(page.getByRole("alert")).toContainText("The vault does not answer right now.");
  await see(page, "fault-vault-down");
});
