import { expect, test } from "../fixtures/test.ts";
import { AccountPage, enrol, SignUpPage, unlock, VaultPage } from "../pages/index.ts";
import { form } from "../servers/form.ts";
import { Load } from "../servers/load.ts";

test.skip(form() === "sqlite", "a file is not restarted");
// The database of these goes away, so no other test may share it.
test.use({ ownStack: {} });

/** What may be said while there is no database; of the vault, that it could not be asked. */
const NOT_NOW = /: 503$|^GET \/vault: 502$|does not answer/;

test("PostgreSQL is restarted under load: nobody is signed out, and all goes on by itself", { tag: "@journey" }, async ({
  page,
  person,
  stack,
  mailbox,
}) => {
  await enrol(page, person, mailbox);
  await unlock(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.addNote.click();
  await vault.fill("Before", { Text: "What was kept before" });
  await expect(vault.row("Before")).toBeVisible();
  const { cookies } = await page.context().storageState();
  const load = new Load(stack.url, cookies);
  load.start();
  await load.goesOn();
  for (const away of [0, 1_000]) {
    await stack.postgres?.restart(away);
    const failures = await load.recovers();
    expect(failures.filter((failure) => !NOT_NOW.test(failure))).toEqual([]);
  }
  expect((await load.stop()).failures).toEqual([]);
  await vault.open();
  await expect(vault.row("Before")).toBeVisible();
});

test("PostgreSQL is restarted between a code and its pattern", { tag: "@journey" }, async ({
  page,
  person,
  stack,
  mailbox,
}) => {
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  const code = await mailbox.nextCode(person.email);
  await stack.postgres?.restart(0);
  // The connections of all programs are gone, and none of them knows it yet.
  await signUp.code.draw(code);
  await signUp.codes.keep();
  const account = new AccountPage(page);
  await expect(account.hello(person.username)).toBeVisible();
  await expect(account.provisioning).toContainText("Ready");
});
