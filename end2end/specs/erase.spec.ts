import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, ErasePage, SecurityPage, SignInPage, unlock, VaultPage } from "../pages/index.ts";

test("an account is deleted: nobody signs in to it, its name is free and its vault gone", { tag: "@journey" }, async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addNote.click();
  await vault.fill("Soon gone", { Text: "nothing lasts" });
  await expect(vault.row("Soon gone")).toBeVisible();

  const erase = new ErasePage(page);
  await erase.open();
  await expect(page.getByText("There is no way back.")).toBeVisible();
  await erase.ask(person.username);
  await erase.code.draw(await mailbox.nextCode(person.email));
  await expect(erase.goodbye).toBeVisible();
  await expect(page).toHaveURL(/\/\?goodbye=1$/);
  await expect(page.getByRole("navigation").getByRole("link", { name: "Sign in" })).toBeVisible();
  expect((await mailbox.nextLetter(person.email)).subject).toContain("is erased");

  consoleWatch.expectAnswer(403, "/api/sign-in");
  const signIn = new SignInPage(page);
  await signIn.apply(person);
  await expect(signIn.problem).toContainText("do not belong together");

  // Name, address and picture are free again, and nothing of before comes with them.
  await enrolByRequest(page, person, mailbox);
  const security = new SecurityPage(page);
  await security.open();
  await expect(security.devices).toHaveCount(1);
  await expect(security.sessions).toHaveCount(1);
  await expect(security.eventsOf("account.created")).toHaveCount(1);
  await expect(security.eventsOf("service.unlocked")).toHaveCount(0);
  await expect(security.eventsOf("sign-in.refused")).toHaveCount(0);
  await unlock(page, person, mailbox);
  await expect(page.getByText("Nothing here yet.")).toBeVisible();
});

test("without the username nothing is mailed", async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  const erase = new ErasePage(page);
  await erase.open();
  await erase.ask("somebody-else");
  await expect(erase.username).toHaveAccessibleDescription(/This is not your username/);
  await expect(erase.problem).toBeFocused();
  expect(mailbox.letters(person.email)).toHaveLength(1);
});
