import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, signOut, unlock, UnlockPage, VaultPage } from "../pages/index.ts";

const ACCOUNT = {
  "Account holder": "Ada Lovelace",
  "Account number": "GB33 BUKB 2020 1555 5555 55",
  "Account type": "Savings",
  "E-mail": "ada@example.org",
  Phone: "+44 20 7946 0000",
  Address: "12 St James's Square, London",
  "Proof of identity": "Passport 925665416",
};

test("being signed in does not open the vault, a fresh pattern does", { tag: ["@journey", "@browsers"] }, async ({
  page,
  person,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  await page.goto("/vault");
  await expect(page).toHaveURL(/\/unlock\/[\w-]{22}$/);
  const lock = new UnlockPage(page);
  await expect(lock.service).toBeVisible();
  const purpose = (await lock.purpose.textContent()) ?? "";
  expect(purpose).not.toBe("");
  const letter = await mailbox.nextLetter(person.email);
  expect(letter.text).toContain(purpose);
});

test("a bank account is added, viewed, changed and deleted behind the lock", { tag: ["@journey", "@browsers"] }, async ({
  page,
  person,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await expect(page.getByText("Nothing here yet.")).toBeVisible();

  await vault.addBankAccount.click();
  await vault.fill("Savings in London", ACCOUNT);
  await expect(vault.row("Savings in London")).toContainText("Bank account");

  await vault.view("Savings in London");
  const { "Account number": number, ...open } = ACCOUNT;
  for (const [label, value] of Object.entries(open)) {
    await expect(vault.value(label)).toHaveText(value);
  }
  await expect(vault.secret("Account number")).toHaveText(`•••• ${number.replaceAll(" ", "").slice(-4)}`);

  await vault.change.click();
  await vault.fill("Savings in Turin", { Address: "Piazza San Carlo 1, Torino", Phone: "" });
  await expect(page.getByRole("heading", { name: "Savings in Turin" })).toBeVisible();
  await expect(vault.value("Address")).toHaveText("Piazza San Carlo 1, Torino");
  await expect(vault.labels).toHaveText(Object.keys(ACCOUNT).filter((label) => label !== "Phone"));
  await expect(vault.value("Account holder")).toHaveText(ACCOUNT["Account holder"]);

  await vault.delete.click();
  await vault.deleteForGood.click();
  await expect(vault.heading).toBeVisible();
  await expect(vault.rows).toHaveCount(0);
});

test("a note keeps its lines, and nothing in it is markup", async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  const text = "\n<b>first</b>\n\n  third & “last” 🗝";
  await vault.addNote.click();
  await vault.fill("Where the key is", { Text: text });
  await expect(vault.row("Where the key is")).toContainText("Note");
  await vault.view("Where the key is");
  expect(await vault.value("Text").textContent()).toBe(text);
  // Drawn by the server this time, not by the browser.
  await page.reload();
  expect(await vault.value("Text").textContent()).toBe(text);
  await vault.change.click();
  await expect(page.getByLabel("Text")).toHaveValue(text);
});

test("a field that is missing is said at the field, and nothing typed is lost", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(422, "/api/add-record");
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addBankAccount.click();
  await vault.fill("Half an account", { Address: "somewhere" });
  await expect(vault.problem).toBeFocused();
  const holder = page.getByLabel("Account holder");
  await expect(holder).toHaveAccessibleDescription("Fill this in.");
  await holder.fill("Ada Lovelace");
  await vault.fill("Half an account", { "Account number": "GB33BUKB20201555555555" });
  await expect(vault.row("Half an account")).toBeVisible();
});

test("the vault counts down, and locks at once when told to", { tag: "@journey" }, async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await expect(vault.countdown).toHaveText(/^(5:00|4:5\d)$/);
  const shown = await vault.countdown.textContent();
  await expect(vault.countdown).not.toHaveText(shown ?? "");
  await vault.lockNow.click();
  await expect(page).toHaveURL(/\/account$/);
  await page.goto("/vault");
  await expect(page).toHaveURL(/\/unlock\//);
});

test("an open vault stays open over a reload", async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  await page.reload();
  await expect(new VaultPage(page).heading).toBeVisible();
});

test("after signing out the vault asks to sign in again", { tag: "@journey" }, async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  await signOut(page);
  await page.goto("/vault");
  await expect(page).toHaveURL(/\/sign-in\?next=\/vault$/);
  await page.goBack();
  await expect(new VaultPage(page).rows).toHaveCount(0);
});

test("one person's record is nowhere for another", async ({
  page,
  person,
  newPerson,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addNote.click();
  await vault.fill("Mine", { Text: "mine alone" });
  await vault.view("Mine");
  const path = new URL(page.url()).pathname;
  await signOut(page);

  const stranger = await newPerson();
  await enrolByRequest(page, stranger, mailbox);
  await unlock(page, stranger, mailbox);
  await expect(vault.rows).toHaveCount(0);
  consoleWatch.expectAnswer(404, path);
  await page.goto(path);
  // Another scope may ask for a pattern of its own first; neither way shows anything.
  await expect(page.getByText("mine alone")).toHaveCount(0);
  await expect(page.getByText("There is nothing here.")).toBeVisible();
});
