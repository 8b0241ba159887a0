import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, unlock, UnlockPage, VaultHistoryPage, VaultPage } from "../pages/index.ts";

test("people see who opened what and when", { tag: "@journey" }, async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addNote.click();
  await vault.fill("Where the key is", { Text: "under the stone" });
  await vault.view("Where the key is");
  await vault.allRecords.click();
  await vault.addNote.click();
  await vault.fill("Short-lived", { Text: "gone soon" });
  await vault.view("Short-lived");
  await vault.delete.click();
  await vault.deleteForGood.click();
  await vault.history.click();

  const history = new VaultHistoryPage(page);
  await expect(history.heading).toBeVisible();
  await expect(history.of("vault.unlock")).toContainText("The vault was opened with a pattern");
  await expect(history.of("record.view").filter({ hasText: "Where the key is" })).toContainText("this browser");
  await expect(history.of("record.delete")).toContainText("A record that was deleted since");
  await expect(history.of("account.create")).toContainText("the site itself");
  await expect(page.locator("body")).not.toContainText("under the stone");
  const title = history.of("record.view").getByRole("link", { name: "Where the key is" }).first();
  await title.click();
  await expect(vault.value("Text")).toHaveText("under the stone");
});

test("a locked vault keeps its history, and shows it after the pattern", async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await page.goto("/vault/history");
  await expect(page).toHaveURL(/\/unlock\//);
  await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
  await expect(page).toHaveURL(/\/vault\/history$/);
  const history = new VaultHistoryPage(page);
  await expect(history.of("vault.unlock")).toHaveCount(1);
});

test("a long history comes in parts", async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  for (let count = 0; count < 52; count++) await page.request.get("/vault");
  const history = new VaultHistoryPage(page);
  await history.open();
  await expect(history.rows).toHaveCount(50);
  await history.showMore.click();
  await expect(history.of("account.create")).toHaveCount(1);
  await expect(history.showMore).toBeHidden();
});
