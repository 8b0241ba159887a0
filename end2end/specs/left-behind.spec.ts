import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import { AccountPage, enrolByRequest, hydrated, unlock, VaultPage } from "../pages/index.ts";

const TITLE = "Where the key is";
const TEXT = "under the third stone";

/** Everything of a page that a script could read: the document, and what the server sent along. */
async function everythingOn(page: Page): Promise<string> {
  const sent = await page.evaluate(() =>
    JSON.stringify((window as { __RESOLVED_RESOURCES?: unknown }).__RESOLVED_RESOURCES ?? null),
  );
  return `${await page.content()}\n${sent}`;
}

async function expectNothingLeft(page: Page): Promise<void> {
  const everything = await everythingOn(page);
  expect(everything).not.toContain(TITLE);
  expect(everything).not.toContain(TEXT);
}

/** A record, on a page that the server has drawn with it. */
async function showRecord(page: Page): Promise<void> {
  const vault = new VaultPage(page);
  await vault.addNote.click();
  await vault.fill(TITLE, { Text: TEXT });
  await vault.view(TITLE);
  await page.reload();
  await hydrated(page);
  await expect(vault.value("Text")).toHaveText(TEXT);
  expect(await everythingOn(page)).toContain(TEXT);
}

test("signing out leaves nothing of a record, also where the server fails", { tag: "@journey" }, async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  await showRecord(page);
  consoleWatch.expectAnswer(503, "/api/sign-out");
  await page.route("**/api/sign-out", (route) => route.fulfill({ status: 503 }));
  const account = new AccountPage(page);
  await account.signOut.click();
  await expect(page.getByRole("alert").filter({ hasText: "you are still signed in" })).toBeVisible();
  await expectNothingLeft(page);

  await page.unroute("**/api/sign-out");
  await page.goto("/vault");
  await new VaultPage(page).view(TITLE);
  await account.signOut.click();
  await expect(page.getByRole("navigation").getByRole("link", { name: "Sign in" })).toBeVisible();
  await expectNothingLeft(page);
});

test("locking leaves nothing of a record, also where the server fails", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  await showRecord(page);
  const vault = new VaultPage(page);
  consoleWatch.expectAnswer(503, "/api/lock-now");
  await page.route("**/api/lock-now", (route) => route.fulfill({ status: 503 }));
  await vault.lockNow.click();
  await expect(page.getByText("Locking did not work")).toBeVisible();
  await expectNothingLeft(page);

  await page.unroute("**/api/lock-now");
  await page.goto("/vault");
  await vault.lockNow.click();
  await expect(page).toHaveURL(/\/account$/);
  await expectNothingLeft(page);
});

test.describe("when the vault's time is over", () => {
  test.use({ ownStack: { vault: { TESSERA_VAULT_GRANT_MAX_AGE: "15" } } });

  test("the page is left", async ({ page, person, mailbox }) => {
    await enrolByRequest(page, person, mailbox);
    await unlock(page, person, mailbox);
    await showRecord(page);
    await expect(page.getByText("Your vault has locked itself")).toBeVisible({ timeout: 20_000 });
    await expectNothingLeft(page);
  });

  test("only what somebody is typing stays", async ({ page, person, mailbox }) => {
    await enrolByRequest(page, person, mailbox);
    await unlock(page, person, mailbox);
    await showRecord(page);
    await page.goto("/vault");
    await hydrated(page);
    const vault = new VaultPage(page);
    await vault.addNote.click();
    await page.getByLabel("Title").fill("Half a thought");
    await expect(vault.closed).toBeVisible({ timeout: 20_000 });
    await expect(page.getByLabel("Title")).toHaveValue("Half a thought");
    await expectNothingLeft(page);
  });
});
