import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, unlock, VaultPage } from "../pages/index.ts";

const PASSPORT = {
  "Type of document": "Passport",
  "Document number": "C01X00T478",
  Holder: "Ada Lovelace",
  "Issuing country": "United Kingdom",
  "Issued on": "2021-05-01",
  "Valid until": "2031-04-30",
  Notes: "in the blue box",
};

const CARD = {
  "Card holder": "Ada Lovelace",
  "Card number": "4242 4242 4242 4242",
  "Valid until": "04/31",
  "Security code": "123",
  PIN: "4071",
  Bank: "Bank of London",
  Notes: "",
};

test("documents and cards are kept with their fields, the secret ones masked", async ({
  page,
  person,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addIdentityDocument.click();
  await vault.fill("My passport", PASSPORT);
  await expect(vault.row("My passport")).toContainText("Identity document");
  await vault.addCard.click();
  await vault.fill("Everyday card", CARD);
  await expect(vault.row("Everyday card")).toContainText("Card");

  await vault.view("My passport");
  await expect(vault.secret("Document number")).toHaveText("•••• T478");
  await expect(vault.value("Valid until")).toHaveText("2031-04-30");
  await expect(vault.value("Notes")).toHaveText("in the blue box");

  await vault.allRecords.click();
  await vault.view("Everyday card");
  await expect(vault.secret("Card number")).toHaveText("•••• 4242");
  await expect(vault.secret("Security code")).toHaveText("••••");
  await expect(vault.secret("PIN")).toHaveText("••••");
  await expect(vault.value("Valid until")).toHaveText("04/31");
  await expect(page.locator("body")).not.toContainText("4071");
});

test("kinds are chosen with the keyboard as well", async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addBankAccount.focus();
  for (const next of [vault.addIdentityDocument, vault.addCard, vault.addNote, vault.addFile]) {
    await page.keyboard.press("Tab");
    await expect(next).toBeFocused();
  }
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(vault.addNote).toHaveAttribute("aria-pressed", "true");
  await vault.fill("By keyboard", { Text: "all of it" });
  await expect(vault.row("By keyboard")).toBeVisible();
});

test("a secret that is left empty while changing stays what it was", async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addCard.click();
  await vault.fill("Everyday card", CARD);
  await vault.view("Everyday card");
  await vault.change.click();
  const number = page.getByLabel("Card number");
  await expect(number).toHaveValue("");
  await expect(number).toHaveAccessibleDescription("Leave empty to keep it.");
  await vault.fill("Everyday card", { Bank: "Another bank", PIN: "5555" });
  await expect(vault.value("Bank")).toHaveText("Another bank");
  await expect(vault.secret("Card number")).toHaveText("•••• 4242");
  await expect(vault.value("Valid until")).toHaveText("04/31");

  await vault.change.click();
  await page.getByLabel("Remove the PIN").check();
  await vault.fill("Everyday card", { Bank: "A third bank" });
  await expect(vault.value("Bank")).toHaveText("A third bank");
  await expect(vault.labels).toHaveText([
    "Card holder",
    "Card number",
    "Valid until",
    "Security code",
    "Bank",
  ]);
  await expect(vault.secret("Security code")).toHaveText("••••");
});

test("a wrong card number and date are said at their fields", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(422, "/api/add-record");
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addCard.click();
  await vault.fill("Mistyped", { ...CARD, "Card number": "4242 4242 4242 4243", "Valid until": "13/31" });
  await expect(vault.problem).toBeFocused();
  await expect(page.getByLabel("Card number")).toHaveAccessibleDescription(/compare them with the card/);
  await expect(page.getByLabel("Valid until")).toHaveAccessibleDescription(/04/);
  await vault.fill("Mistyped", { "Card number": CARD["Card number"], "Valid until": "12/31" });
  await expect(vault.row("Mistyped")).toBeVisible();
});

test("records are found by the words of their titles as one types", async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  for (const title of ["Käserei in Zürich", "Bank in Zürich", "Где ключ"]) {
    await vault.addNote.click();
    await vault.fill(title, { Text: "x" });
    await expect(vault.row(title)).toBeVisible();
  }
  await vault.search.fill("zürich");
  await expect(vault.rows).toHaveCount(2);
  await vault.search.fill("ZU\u0308RICH käse");
  await expect(vault.rows).toHaveText([/Käserei in Zürich/]);
  await vault.search.fill("КЛЮЧ");
  await expect(vault.rows).toHaveText([/Где ключ/]);
  await vault.search.fill("nowhere");
  await expect(page.getByText("No title has these words.")).toBeVisible();
  await vault.search.fill("");
  await expect(vault.rows).toHaveCount(3);
});
