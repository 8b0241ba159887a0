import type { Page } from "@playwright/test";

import type { SmtpMailbox } from "../fixtures/mailbox.ts";
import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, type Person, unlock, UnlockPage, VaultPage } from "../pages/index.ts";

/** Enrols, adds a card, and opens it. */
async function withCard(page: Page, person: Person, mailbox: SmtpMailbox): Promise<VaultPage> {
  await enrolByRequest(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addCard.click();
  await vault.fill("Everyday card", {
    "Card holder": "Ada Lovelace",
    "Card number": "4242 4242 4242 4242",
    "Security code": "123",
  });
  await vault.view("Everyday card");
  return vault;
}

test("secret fields are revealed by a pattern of their own, and gone after Hide", { tag: "@journey" }, async ({
  page,
  person,
  mailbox,
}) => {
  const vault = await withCard(page, person, mailbox);
  const record = new URL(page.url()).pathname;
  await vault.reveal.click();
  await expect(page).toHaveURL(/\/unlock\//);
  const lock = new UnlockPage(page);
  await expect(lock.purpose).toHaveText("Show the secret fields of “Everyday card”");
  await lock.code.draw(await mailbox.nextCode(person.email));

  await expect(vault.secret("Card number")).toHaveText("4242424242424242");
  await expect(vault.secret("Security code")).toHaveText("123");
  await expect(vault.secret("PIN")).toHaveText("");
  await expect(page.getByText(/^Hidden again in 0:\d\d$/)).toBeVisible();
  expect(page.url()).not.toContain("4242");

  await vault.hide.click();
  await expect(vault.secret("Card number")).toHaveText("•••• 4242");
  await expect(page.locator("body")).not.toContainText("4242424242424242");

  // Once is once: another look takes another pattern.
  await vault.reveal.click();
  await expect(page).toHaveURL(/\/unlock\//);
  await page.goto(record);
  await expect(vault.secret("Card number")).toHaveText("•••• 4242");
});

test("loading the page again neither reveals nor mails anything", async ({ page, person, mailbox }) => {
  const vault = await withCard(page, person, mailbox);
  await vault.reveal.click();
  await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
  await expect(vault.secret("Card number")).toHaveText("4242424242424242");
  const letters = mailbox.letters(person.email).length;
  const html = await (await page.reload())?.text();
  await expect(vault.reveal).toBeEnabled();
  expect(html).not.toContain("4242424242424242");
  await expect(vault.secret("Card number")).toHaveText("•••• 4242");
  // Nor does an address that somebody was given.
  const { pathname } = new URL(page.url());
  await page.goto(`${pathname}?reveal=1`);
  await expect(vault.reveal).toBeEnabled();
  await expect(vault.secret("Card number")).toHaveAttribute("data-state", "masked");
  expect(mailbox.letters(person.email)).toHaveLength(letters);
});

test("a secret is copied without being marked by hand", async ({ page, person, mailbox, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const vault = await withCard(page, person, mailbox);
  await vault.reveal.click();
  await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
  await vault.copy("Card number").click();
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("4242424242424242");
});

test("what was revealed hides itself after a minute", async ({ page, person, mailbox }) => {
  const vault = await withCard(page, person, mailbox);
  await vault.reveal.click();
  await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
  await expect(vault.secret("Card number")).toHaveText("4242424242424242");
  // The page goes by the clock, however long its timers slept.
  await page.evaluate(() => {
    const before = Date.now.bind(Date);
    Date.now = () => before() + 61_000;
  });
  await expect(vault.secret("Card number")).toHaveText("•••• 4242");
});
