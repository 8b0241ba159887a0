import { expect, test } from "../fixtures/test.ts";
import { AccountPage, anotherCode, enrol, signIn, signOut, SignUpPage, unlock } from "../pages/index.ts";
import { form } from "../servers/form.ts";
import type { Group } from "../servers/group.ts";
import { Load } from "../servers/load.ts";
import type { Program } from "../servers/program.ts";
import type { Stack } from "../servers/stack.ts";

test.skip(form() !== "replicas", "there is one gateway only");
// These count requests and stop gateways, so no other test may share them.
test.use({ ownStack: {} });

function bothOf({ programs: [first, second] }: Group): [Program, Program] {
  if (!first || !second) throw new Error("there are fewer than two of them");
  return [first, second];
}

/** How many requests each gateway has answered, by its own figures. */
async function answered(stack: Stack): Promise<number[]> {
  const counts = stack.gatewayUrls.map(async ({ origin }) => {
    const figures = await (await fetch(`${origin}/metrics`)).text();
    const lines = figures.matchAll(/^tessera_http_requests_total\{route="(?!\/readyz|\/metrics).* (\d+)$/gm);
    return [...lines].reduce((sum, [, count]) => sum + Number(count), 0);
  });
  return Promise.all(counts);
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
  const counts = await answered(stack);
  const all = counts.reduce((sum, count) => sum + count, 0);
  expect(counts).toHaveLength(2);
  expect(all).toBeGreaterThan(20);
  // One may be under way, or have been given up by the browser.
  for (const count of counts) expect(count).toBeGreaterThan(all / 2 - 5);
});

test("what one gateway began the other ends, and nobody is signed out", { tag: "@journey" }, async ({
  page,
  person,
  stack,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(403, "/api/enrol");
  const [first, second] = bothOf(stack.gateway);
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

test("while each of them is restarted in turn, nobody is turned away", { tag: "@journey" }, async ({
  page,
  person,
  stack,
  mailbox,
}) => {
  await enrol(page, person, mailbox);
  await unlock(page, person, mailbox);
  const { cookies } = await page.context().storageState();
  const load = new Load(stack.url, cookies);
  load.start();
  for (const program of [...bothOf(stack.gateway), ...bothOf(stack.vault)]) {
    await program.stop();
    await load.goesOn();
    await program.start();
    await load.goesOn();
  }
  const { failures, answers } = await load.stop();
  expect(failures).toEqual([]);
  expect(answers).toBeGreaterThan(100);
});
