import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, unlock, UnlockPage, VaultPage } from "../pages/index.ts";

test.use({ ownStack: { vault: { TESSERA_VAULT_GRANT_MAX_AGE: "12" } } });

test("when its time is over the vault closes, and what was typed can still be saved", async ({
  page,
  person,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addNote.click();
  await page.getByLabel("Title").fill("Slowly typed");
  await page.getByLabel("Text", { exact: true }).fill("every word of it");
  await expect(vault.closed).toBeVisible({ timeout: 20_000 });
  await vault.save.click();
  await expect(page.getByText("What you typed is still here")).toBeVisible();
  await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
  await expect(vault.row("Slowly typed")).toBeVisible();
  await vault.view("Slowly typed");
  await expect(vault.value("Text")).toHaveText("every word of it");
});
