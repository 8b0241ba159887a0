import { expect, fillVault, test } from "../fixtures/ada.ts";
import { open, UnlockPage, VaultPage } from "../pages/index.ts";
import { EVERY, ONE, see } from "./looks.ts";

test.use({ ownStack: { gateway: { TESSERA_RESEND_AFTER_SECONDS: "300" } } });

test("what somebody sees who opens the vault", async ({ page, account, mailbox }) => {
  const vault = new VaultPage(page);
  await vault.open();
  const lock = new UnlockPage(page);
  const code = await mailbox.nextCode(account.email);
  await expect(lock.code.mail).toContainText("went to");
  await see(page, "unlock", EVERY);
  await lock.code.draw(code);
  await expect(vault.heading).toBeVisible();
  await see(page, "vault-empty", ONE);
  await vault.addCard.click();
  await expect(vault.save).toBeVisible();
  await see(page, "vault-add-card", ONE);
  await vault.cancel.click();
  await fillVault(page);
  await see(page, "vault", EVERY);
  await vault.view("Everyday card");
  await expect(vault.reveal).toBeEnabled();
  await see(page, "vault-record");
  await vault.delete.click();
  await see(page, "vault-record-delete", ONE);
  for (const [path, state] of [
    ["/vault/history", "vault-history"],
    ["/vault/export", "vault-export"],
  ] as const) {
    await open(page, path);
    await see(page, state, ONE);
  }
});
