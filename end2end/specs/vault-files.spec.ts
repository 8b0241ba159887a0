import { randomBytes } from "node:crypto";
import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";

import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, unlock, UnlockPage, VaultPage } from "../pages/index.ts";

const MiB = 1024 * 1024;

function file(name: string, bytes: number): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: "application/pdf", buffer: randomBytes(bytes) };
}

/** A file on the disk: the larger ones would take long on their way into the browser. */
async function onDisk(path: string, bytes: number): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  const handle = await open(path, "w");
  await handle.truncate(bytes);
  await handle.close();
  return path;
}

test("a file is stored, downloaded byte for byte, replaced and deleted", { tag: "@journey" }, async ({
  page,
  person,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  const scan = file("Paß & Visum.pdf", 3 * MiB);
  await vault.addFile.click();
  await expect(vault.fileState).toHaveAttribute("data-state", "empty");
  await vault.choose(scan);
  await expect(vault.fileState).toHaveText("Paß & Visum.pdf, 3.1 MB");
  await expect(page.getByLabel("Title")).toHaveValue("Paß & Visum.pdf");
  await page.getByLabel("Title").fill("Scan of the passport");
  await vault.save.click();
  await expect(vault.row("Scan of the passport")).toContainText("File · 3.1 MB");

  await vault.view("Scan of the passport");
  await expect(vault.value("File name")).toHaveText("Paß & Visum.pdf");
  const download = await vault.fetch();
  expect(download.suggestedFilename()).toBe("Paß & Visum.pdf");
  expect((await readFile(await download.path())).equals(scan.buffer)).toBe(true);

  const newer = file("visa.pdf", 2000);
  await vault.replace.click();
  await vault.choose(newer);
  await vault.save.click();
  await expect(vault.value("Size")).toHaveText("2.0 KB");
  await expect(vault.value("File name")).toHaveText("visa.pdf");
  const again = await vault.fetch();
  expect((await readFile(await again.path())).equals(newer.buffer)).toBe(true);

  await vault.delete.click();
  await vault.deleteForGood.click();
  await expect(vault.heading).toBeVisible();
  await expect(vault.rows).toHaveCount(0);
});

test("a file that is too large or empty is refused before anything is sent", async ({
  page,
  person,
  mailbox,
}, testInfo) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PUT") sent.push(request.url());
  });
  const vault = new VaultPage(page);
  await vault.addFile.click();
  await vault.choose(await onDisk(testInfo.outputPath("film.pdf"), 25 * MiB + 1));
  await expect(vault.fileState).toHaveAttribute("data-state", "refused");
  await expect(vault.fileState).toContainText("Choose a file of at most 26.2 MB.");
  await vault.save.click();
  await expect(vault.problem).toHaveText("Choose a file first.");
  await vault.choose(file("nothing.txt", 0));
  await expect(vault.fileState).toContainText("nothing.txt is empty.");
  await vault.save.click();
  await vault.choose(await onDisk(testInfo.outputPath("just.pdf"), 25 * MiB));
  await vault.save.click();
  // Nobody has typed a title: it went with the file.
  await expect(vault.row("just.pdf")).toContainText("File · 26.2 MB");
  expect(sent).toHaveLength(1);
});

test("an upload can be stopped, and the record says that it did not finish", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  // The upload waits for as long as this test wants.
  let held = true;
  await page.route("**/content", async (route) => {
    if (!held) await route.continue();
  });
  await vault.addFile.click();
  await vault.choose(file("slow.pdf", MiB));
  await vault.save.click();
  await expect(vault.fileState).toHaveAttribute("data-state", "sending");
  await vault.cancel.click();
  await expect(vault.problem).toHaveText(/The upload was stopped/);
  await vault.cancel.click();
  await expect(vault.row("slow.pdf")).toContainText("not uploaded");

  await vault.view("slow.pdf");
  await expect(vault.value("Size")).toHaveText("The upload did not finish.");
  await expect(vault.download).toHaveCount(0);
  held = false;
  await vault.uploadFile.click();
  await vault.choose(file("slow.pdf", MiB));
  await vault.save.click();
  await expect(vault.value("Size")).toHaveText("1.0 MB");
  consoleWatch.expectFailure("/s/vault/records/");
});

test("an upload that breaks can be sent again", async ({ page, person, mailbox, consoleWatch }) => {
  consoleWatch.expectFailure("/s/vault/records/");
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await page.route("**/content", (route) => route.abort("connectionreset"), { times: 1 });
  await vault.addFile.click();
  await vault.choose(file("broken.pdf", 5000));
  await vault.save.click();
  await expect(vault.problem).toHaveText(/The upload did not finish/);
  await vault.save.click();
  await expect(vault.row("broken.pdf")).toContainText("File · 5.0 KB");
  await expect(vault.rows).toHaveCount(1);
});

test("a file is sent after the pattern where the vault was locked meanwhile", async ({
  page,
  person,
  mailbox,
  context,
}) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addFile.click();
  await vault.choose(file("patient.pdf", 300_000));
  const elsewhere = new VaultPage(await context.newPage());
  await elsewhere.open();
  await elsewhere.lockNow.click();
  await expect(elsewhere.heading).toHaveCount(0);
  await vault.save.click();
  await expect(page.getByText("What you typed is still here")).toBeVisible();
  await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
  await expect(vault.row("patient.pdf")).toContainText("File · 300.0 KB");
});
