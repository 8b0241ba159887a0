import { expect, test } from "../fixtures/test.ts";
import { enrol, InboxPage, signIn, signOut, SignUpPage, unlock, VaultPage } from "../pages/index.ts";

test.describe("without a mail server", () => {
  test.use({ ownStack: { smtp: false } });

  test("the whole journey works with the local inbox", async ({ page, context, person }) => {
    const inbox = new InboxPage(await context.newPage());
    // A tab behind another draws rarely, and what waits until it stands still waits long.
    await page.bringToFront();
    await enrol(page, person, inbox);
    await inbox.open();
    // The code was used, so its mail is gone.
    await expect(inbox.messages).toHaveCount(0);
    await signOut(page);
    await signIn(page, person, inbox);
    await unlock(page, person, inbox);
    await expect(new VaultPage(page).heading).toBeVisible();
  });

  test("an open inbox shows a new mail by itself, with its drawing", async ({
    page,
    context,
    person,
  }) => {
    const inbox = new InboxPage(await context.newPage());
    // A tab behind another draws rarely, and what waits until it stands still waits long.
    await page.bringToFront();
    await inbox.open();
    await expect(inbox.messages).toHaveCount(0);
    const signUp = new SignUpPage(page);
    await signUp.apply(person);
    await expect(page.getByRole("link", { name: "Open the local inbox" })).toBeVisible();
    await expect(inbox.to(person.email)).toBeVisible();
  });
});

test("with a mail server there is no inbox", async ({ page, consoleWatch }) => {
  consoleWatch.expectAnswer(404, "/inbox");
  const answer = await page.goto("/inbox");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});
