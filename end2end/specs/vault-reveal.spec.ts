import { expect, test } from "../fixtures/test.ts";
import type { VaultRecord } from "../fixtures/vault-record.ts";
import { UnlockPage, VaultPage } from "../pages/index.ts";

/** The number of the card, and what stands for it while it is masked. */
function numberOf({ fields }: VaultRecord): { number: string; masked: string } {
  const number = fields["Card number"];
  return { number, masked: `•••• ${number.slice(-4)}` };
}

test("secret fields are revealed by a pattern of their own, and gone after Hide", { tag: "@journey" }, async ({
  page,
  person,
  vaultRecord,
  mailbox,
}) => {
  const vault = new VaultPage(page);
  const { number, masked } = numberOf(vaultRecord);
  await vault.reveal.click();
  await expect(page).toHaveURL(/\/unlock\//);
  const lock = new UnlockPage(page);
  await expect(lock.purpose).toHaveText(`Show the secret fields of “${vaultRecord.title}”`);
  await lock.code.draw(await mailbox.nextCode(person.email));

  await expect(vault.secret("Card number")).toHaveText(number);
  await expect(vault.secret("Security code")).toHaveText(vaultRecord.fields["Security code"]);
  await expect(vault.labels).toHaveText(Object.keys(vaultRecord.fields));
  await expect(page.getByText(/^Hidden again in 0:\d\d$/)).toBeVisible();
  expect(page.url()).not.toContain(number.slice(-4));

  await vault.hide.click();
  await expect(vault.secret("Card number")).toHaveText(masked);
  await expect(page.locator("body")).not.toContainText(number);

  // Once is once: another look takes another pattern.
  await vault.reveal.click();
  await expect(page).toHaveURL(/\/unlock\//);
  await page.goto(vaultRecord.path);
  await expect(vault.secret("Card number")).toHaveText(masked);
});

test("loading the page again neither reveals nor mails anything", async ({
  page,
  person,
  vaultRecord,
  mailbox,
}) => {
  const vault = new VaultPage(page);
  const { number, masked } = numberOf(vaultRecord);
  await vault.reveal.click();
  await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
  await expect(vault.secret("Card number")).toHaveText(number);
  const letters = mailbox.letters(person.email).length;
  const html = await (await page.reload())?.text();
  await expect(vault.reveal).toBeEnabled();
  expect(html).not.toContain(number);
  await expect(vault.secret("Card number")).toHaveText(masked);
  // Nor does an address that somebody was given.
  await page.goto(`${vaultRecord.path}?reveal=1`);
  await expect(vault.reveal).toBeEnabled();
  await expect(vault.secret("Card number")).toHaveAttribute("data-state", "masked");
  expect(mailbox.letters(person.email)).toHaveLength(letters);
});

test("a secret is copied without being marked by hand", async ({
  page,
  person,
  vaultRecord,
  mailbox,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const vault = new VaultPage(page);
  const { number } = numberOf(vaultRecord);
  await vault.reveal.click();
  await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
  await vault.copy("Card number").click();
  await expect(page.getByText("Copied", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(number);
});

test("what was revealed hides itself after a minute", async ({
  page,
  person,
  vaultRecord,
  mailbox,
}) => {
  const vault = new VaultPage(page);
  const { number, masked } = numberOf(vaultRecord);
  await vault.reveal.click();
  await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
  await expect(vault.secret("Card number")).toHaveText(number);
  // The page goes by the clock, however long its timers slept.
  await page.evaluate(() => {
    const before = Date.now.bind(Date);
    Date.now = () => before() + 61_000;
  });
  await expect(vault.secret("Card number")).toHaveText(masked);
});
