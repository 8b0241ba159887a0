import { expect, test } from "../fixtures/test.ts";
import { AccountPage, anotherCode, enrol, signIn, signOut, SignUpPage, unlock } from "../pages/index.ts";
import { form } from "../servers/form.ts";
import type { Program } from "../servers/program.ts";
import type { Replicas } from "../servers/replicas.ts";
import type { Stack } from "../servers/stack.ts";

test.skip(form() !== "replicas", "there is one gateway only");
// These count requests and stop gateways, so no other test may share them.
test.use({ ownStack: {} });

function replicasOf(stack: Stack): Replicas {
  if (!stack.replicas) throw new Error("this stack has one gateway only");
  return stack.replicas;
}

function bothOf(stack: Stack): [Program, Program] {
  const [first, second] = replicasOf(stack).programs;
  if (!first || !second) throw new Error("this stack has fewer than two gateways");
  return [first, second];
}

test("a whole journey is answered by two gateways in turn", { tag: "@journey" }, async ({
  page,
  person,
  stack,
  mailbox,
}) => {
  await enrol(page, person, mailbox);
  await signOut(page);
  await signIn(page, person, mailbox);
  await unlock(page, person, mailbox);
  const { answered } = replicasOf(stack).forwarder;
  const all = answered.reduce((sum, count) => sum + count, 0);
  expect(answered).toHaveLength(2);
  expect(all).toBeGreaterThan(20);
  // One may be under way, or have been given up by the browser.
  for (const count of answered) expect(count).toBeGreaterThan(all / 2 - 5);
});

test("what one gateway began the other ends, and nobody is signed out", { tag: "@journey" }, async ({
  page,
  person,
  stack,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(403, "/api/enrol");
  const [first, second] = bothOf(stack);
  const account = new AccountPage(page);
  await second.stop();
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  const code = await mailbox.nextCode(person.email);
  await signUp.code.draw(anotherCode(code));
  await expect(signUp.code.triesLeft).toHaveText("4");

  await second.start();
  await first.stop();
  await signUp.code.draw(code);
  await signUp.codes.keep();
  await expect(account.hello(person.username)).toBeVisible();
  await expect(account.provisioning).toContainText("Ready");

  await first.start();
  await second.stop();
  await account.open();
  await expect(account.hello(person.username)).toBeVisible();
  await unlock(page, person, mailbox);
});
