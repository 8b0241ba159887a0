import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, unlock, UnlockPage, VaultExportPage, VaultPage } from "../pages/index.ts";

const VAULT = resolve(
  import.meta.dirname,
  "../..",
  process.env["CARGO_TARGET_DIR"] ?? "target",
  "release/tessera-vault",
);

test("everything is exported as an archive that opens with its passphrase", { tag: "@journey" }, async ({
  page,
  person,
  mailbox,
  consoleWatch,
}, testInfo) => {
  consoleWatch.expectAnswer(401, "/s/vault/export");
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addCard.click();
  await vault.fill("Everyday card", { "Card holder": "Ada", "Card number": "4242424242424242" });
  await expect(vault.row("Everyday card")).toBeVisible();
  await vault.addFile.click();
  await vault.choose({ name: "key.txt", mimeType: "text/plain", buffer: Buffer.from("under the stone") });
  await vault.save.click();
  await expect(vault.row("key.txt")).toBeVisible();

  await vault.export.click();
  const way = new VaultExportPage(page);
  await way.export.click();
  const lock = new UnlockPage(page);
  await expect(lock.purpose).toHaveText("Export everything in your vault as one encrypted archive");
  const saved = page.waitForEvent("download");
  await lock.code.draw(await mailbox.nextCode(person.email));
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^tessera-vault-\d{4}-\d\d-\d\d\.age$/);
  const bytes = await readFile(await download.path());
  expect(bytes.subarray(0, 22).toString()).toBe("age-encryption.org/v1\n");
  await expect(way.passphrase).toHaveText(/^[a-z2-7]{4}(-[a-z2-7]{4}){6}$/);

  const archive = testInfo.outputPath("archive.age");
  const secret = testInfo.outputPath("passphrase");
  const folder = testInfo.outputPath("papers");
  await writeFile(archive, bytes);
  await writeFile(secret, (await way.passphrase.textContent()) ?? "", { mode: 0o600 });
  await promisify(execFile)(VAULT, ["open-archive", archive, "--to", folder, "--passphrase-file", secret]);
  const records = await readFile(join(folder, "records.json"), "utf8");
  expect(records).toContain("4242424242424242");
  expect(records).toContain("key.txt");
  await rm(folder, { recursive: true });

  // Once is once: the page does not keep the passphrase, and another archive takes another pattern.
  const letters = mailbox.letters(person.email).length;
  await page.reload();
  await expect(way.export).toBeEnabled();
  await expect(way.passphrase).toHaveCount(0);
  expect(mailbox.letters(person.email)).toHaveLength(letters);
  await way.export.click();
  await expect(page).toHaveURL(/\/unlock\//);
});

test("an address from elsewhere exports nothing and mails nothing", async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  const letters = mailbox.letters(person.email).length;
  const way = new VaultExportPage(page);
  await page.goto("/vault/export?go=1");
  await expect(way.export).toBeEnabled();
  await expect(way.passphrase).toHaveCount(0);
  expect(mailbox.letters(person.email)).toHaveLength(letters);
});

test("an export that breaks off is said, and nothing is saved", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectFailure("/s/vault/export");
  await enrolByRequest(page, person, mailbox);
  const way = new VaultExportPage(page);
  await way.open();
  await page.route("**/s/vault/export", (route) => route.abort("connectionreset"), { times: 1 });
  await way.export.click();
  await expect(way.problem).toBeVisible();
  await expect(way.export).toBeEnabled();
});

test("whoever is signed out comes back to the export after signing in", async ({ page }) => {
  await page.goto("/vault/export");
  await expect(page).toHaveURL(/\/sign-in\?next=\/vault\/export$/);
});
