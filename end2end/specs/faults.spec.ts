import { expect, test } from "../fixtures/test.ts";
import { AccountPage, enrolByRequest, SignUpPage, unlock, VaultPage } from "../pages/index.ts";

// These stop servers, so no other test may share them.
test.use({ ownStack: {} });

test("while the mail server is down the page says so, and the mail comes when it is back", async ({
  page,
  person,
  stack,
  mailbox,
}) => {
  await stack.mail?.stop();
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  await expect(signUp.code.mail).toContainText("is delayed");
  await stack.mail?.start();
  await signUp.code.draw(await mailbox.nextCode(person.email));
  await signUp.codes.keep();
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
});

test("signing up works while the vault is down, and the account is there once it is back", async ({
  page,
  person,
  stack,
  mailbox,
}) => {
  await stack.vault.stop();
  await enrolByRequest(page, person, mailbox);
  const account = new AccountPage(page);
  await expect(account.provisioning).toContainText(/Being set up|Does not answer yet/);
  await expect(account.provisioning).not.toContainText("Ready");
  await stack.vault.start();
  await expect(account.provisioning).toContainText("Ready", { timeout: 30_000 });
  await unlock(page, person, mailbox);
  await expect(new VaultPage(page).heading).toBeVisible();
});

test("opening the vault while it is down says so, and works once it is back", async ({
  page,
  person,
  stack,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await expect(new AccountPage(page).provisioning).toContainText("Ready");
  await stack.vault.stop();
  consoleWatch.expectAnswer(502, "/vault");
  consoleWatch.expectAnswer(502, "/api/records");
  const answer = await page.goto("/vault");
  expect(answer?.status()).toBe(502);
  await expect(page.getByRole("alert")).toContainText("The vault does not answer right now.");
  await stack.vault.start();
  await page.getByRole("link", { name: "Try again" }).click();
  await expect(page).toHaveURL(/\/unlock\//);
});

test("a vault that goes down while a record is written loses nothing that was typed", async ({
  page,
  person,
  stack,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addNote.click();
  await stack.vault.stop();
  consoleWatch.expectAnswer(502, "/api/add-record");
  await vault.fill("Kept", { Text: "not lost" });
  await expect(vault.problem).toContainText("The vault does not answer right now.");
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue("not lost");
  await stack.vault.start();
  await vault.save.click();
  await expect(vault.row("Kept")).toHaveCount(1);
});

test("a restarted gateway knows its people, sessions and codes", { tag: "@journey" }, async ({
  page,
  person,
  newPerson,
  stack,
  mailbox,
  consoleWatch,
}) => {
  // A page that shows a code may ask about it while nobody listens.
  consoleWatch.expectFailure("/api/code-state");
  await enrolByRequest(page, person, mailbox);
  await stack.gateway.stop();
  await stack.gateway.start();
  await new AccountPage(page).open();
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();

  const other = await newPerson();
  const signUp = new SignUpPage(page);
  await signUp.apply(other);
  const code = await mailbox.nextCode(other.email);
  await stack.gateway.stop();
  await stack.gateway.start();
  await signUp.code.draw(code);
  await signUp.codes.keep();
  await expect(new AccountPage(page).hello(other.username)).toBeVisible();
});

test("a browser that goes offline says so, and keeps what was entered", async ({
  page,
  context,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectFailure("/api/");
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(person);
  await signUp.choosePicture(person);
  await context.setOffline(true);
  await signUp.enterGesture(person);
  await expect(signUp.problem).toContainText("The server could not be reached.");
  await context.setOffline(false);
  await signUp.create.click();
  await signUp.code.draw(await mailbox.nextCode(person.email));
  await signUp.codes.keep();
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
});
