import { readFile } from "node:fs/promises";

import { expect, test } from "../fixtures/test.ts";
import { AccountPage, type Person, SignUpPage } from "../pages/index.ts";
import type { SmtpMailbox } from "../fixtures/mailbox.ts";

async function untilCodes(signUp: SignUpPage, person: Person, mailbox: SmtpMailbox): Promise<string[]> {
  await signUp.apply(person);
  await signUp.code.draw(await mailbox.nextCode(person.email));
  return signUp.codes.read();
}

test("recovery codes are shown once: nothing brings them back", { tag: "@journey" }, async ({
  page,
  person,
  mailbox,
}) => {
  const signUp = new SignUpPage(page);
  const codes = await untilCodes(signUp, person, mailbox);
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
  await expect(signUp.codes.heading).toBeFocused();
  await page.reload();
  await expect(signUp.username).toBeVisible();
  await page.goBack();
  await new AccountPage(page).open();
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
  const content = await page.content();
  for (const code of codes) expect(content).not.toContain(code);
});

test("the codes are copied, saved as a file, and printed alone", async ({
  page,
  context,
  person,
  stack,
  mailbox,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: stack.url });
  const signUp = new SignUpPage(page);
  const codes = await untilCodes(signUp, person, mailbox);

  await signUp.codes.copy.click();
  await expect(signUp.codes.said).toContainText("Copied.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(codes.join("\n"));

  const [saved] = await Promise.all([page.waitForEvent("download"), signUp.codes.download.click()]);
  expect(saved.suggestedFilename()).toBe("tessera-recovery-codes.txt");
  const text = await readFile(await saved.path(), "utf8");
  for (const code of codes) expect(text).toContain(code);
  expect(text).toContain(person.username);
  expect(text).toContain(`${stack.url}/recover`);

  await page.emulateMedia({ media: "print" });
  await expect(signUp.codes.codes.first()).toBeVisible();
  await expect(page.getByText(`Recovery codes for ${person.username}`)).toBeVisible();
  await expect(signUp.codes.goOn).toBeHidden();
  await expect(page.getByRole("banner")).toBeHidden();
  await page.emulateMedia({ media: "screen" });
});

test("nobody leaves the codes by accident", async ({ page, person, mailbox }) => {
  const signUp = new SignUpPage(page);
  await untilCodes(signUp, person, mailbox);
  await signUp.codes.goOn.click();
  await expect(signUp.codes.problem).toContainText("Save the codes first");
  await expect(signUp.codes.problem).toBeFocused();

  const asked = page.waitForEvent("dialog");
  const click = page.getByRole("banner").getByRole("link").first().click({ noWaitAfter: true });
  const question = await asked;
  expect(question.type()).toBe("beforeunload");
  await question.dismiss();
  await click;
  await expect(signUp.codes.codes).toHaveCount(10);

  await signUp.codes.keep();
  await expect(new AccountPage(page).welcome).toBeVisible();
  // From here on nobody asks.
  let questions = 0;
  page.on("dialog", (dialog) => {
    questions += 1;
    return dialog.accept();
  });
  await page.reload();
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
  expect(questions).toBe(0);
});
