import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";

import { bytesNeedles, filesBelow, type Needle, search, textNeedles } from "../fixtures/data-search.ts";
import { expect, test } from "../fixtures/test.ts";
import { anotherCode, dotsOf, enrol, signIn, SignInPage, signOut, VaultPage } from "../pages/index.ts";

// Files of its own to search, and servers that say as much as they can.
test.use({
  ownStack: { gateway: { RUST_LOG: "debug" }, vault: { RUST_LOG: "debug" } },
});

/** The bytes of a gesture's events, as they are digested. */
const EVENT_BYTES = {
  L1: 0x11, M1: 0x12, R1: 0x13, L2: 0x21, M2: 0x22, R2: 0x23, UP: 0x31, DOWN: 0x32,
} as const;

test("after a whole journey no database and no log holds a secret", { tag: "@journey" }, async ({
  page,
  context,
  person,
  stack,
  mailbox,
  sentDigests,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(403, "/api/");
  await enrol(page, person, mailbox);
  await signOut(page);
  await new SignInPage(page).apply({ ...person, password: "a wrong and longish one" });
  await expect(new SignInPage(page).problem).toBeVisible();
  await signIn(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.open();
  const code = await mailbox.nextCode(person.email);
  const wrong = anotherCode(code);
  const { code: step } = new SignInPage(page);
  await step.draw(wrong);
  await expect(step.triesLeft).toHaveText("4");
  await step.draw(code);
  await vault.addBankAccount.click();
  await vault.fill("Household", { "Account holder": "Ada Lovelace", "Account number": "GB33BUKB20201555555555" });
  await vault.view("Household");
  await vault.change.click();
  await vault.fill("Household money", { Phone: "+44 20 7946 0958" });
  await expect(page.getByRole("heading", { name: "Household money" })).toBeVisible();
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name === "__Host-tessera")?.value ?? "";
  await vault.lockNow.click();
  await expect(page).toHaveURL(/\/account$/);

  expect(mailbox.codes).toHaveLength(3);
  expect(sentDigests.size).toBeGreaterThanOrEqual(3);
  expect(session.length).toBeGreaterThanOrEqual(43);
  const picture = await readFile(person.picture);
  const needles: Needle[] = [
    ...[...mailbox.codes, wrong].flatMap((code) => codeNeedles(code)),
    ...[...sentDigests].flatMap((hex) => bytesNeedles("a digest", Buffer.from(hex, "hex"))),
    ...textNeedles("the password", person.password),
    ...textNeedles("a wrong password", "a wrong and longish one"),
    ...bytesNeedles("the picture", picture.subarray(0, 32)),
    ...bytesNeedles("the picture", picture.subarray(2048, 2080)),
    ...bytesNeedles("the gesture", Buffer.from(person.gesture.map((event) => EVENT_BYTES[event]))),
    ...textNeedles("the session", session),
    ...textNeedles("the mail server's password", stack.mail?.password ?? ""),
    ...textNeedles("a record", "GB33BUKB20201555555555"),
    ...textNeedles("a record", "+44 20 7946 0958"),
  ];
  expect(await search(stack.folder, needles)).toEqual([]);
  await stack.gateway.stop();
  await stack.vault.stop();
  await stack.postgres?.stop();
  // Once more, as they are left behind.
  expect(await search(stack.folder, needles)).toEqual([]);
  // Files were searched that hold what they should.
  const database = stack.postgres ? /^postgres.data.base/ : /^gateway.gateway\.db(-wal)?: /;
  expect(await search(stack.folder, textNeedles("the name", person.username))).toContainEqual(
    expect.stringMatching(database),
  );
  expect(stack.gateway.log()).toContain("DEBUG");
  expect(stack.vault.log()).toContain("DEBUG");
});

function codeNeedles(code: string): Needle[] {
  const dots = dotsOf(code);
  return [
    ...textNeedles("a code", code),
    ...textNeedles("a code", JSON.stringify(dots)),
    ...textNeedles("a code", dots.join(", ")),
    { name: "a code's bytes", bytes: Buffer.from(dots) },
  ];
}

test("keys and databases are for their owner's eyes only", async ({ stack }) => {
  for (const file of await filesBelow(stack.folder)) {
    if (!/\/(keys|secrets)\//.test(file)) continue;
    expect((await stat(file)).mode & 0o777, file).toBe(0o600);
  }
  for (const part of ["gateway", "vault"]) {
    expect((await stat(join(stack.folder, part))).mode & 0o077, part).toBe(0);
  }
});
