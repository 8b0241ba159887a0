import type { Locator, Page } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import { AccountPage, signOut, SignInPage, SignUpPage, UnlockPage, VaultPage } from "../pages/index.ts";
import { form } from "../servers/form.ts";
import type { Program } from "../servers/program.ts";

test.skip(form() !== "replicas", "there is one gateway only");
// Programs are killed here, so no other test may share them.
test.use({ ownStack: {} });

/** How long a request has to reach a program. */
const ON_ITS_WAY_MS = 300;

/** A step of somebody's way. */
interface Step {
  /** What they do. */
  act: () => Promise<unknown>;
  /** What they do where it did not work. */
  again: () => Promise<unknown>;
  /** What they see where it did not work. */
  problem: Locator;
  /** What they see where it did. */
  arrived: Locator;
}

/**
 * Takes a step while one of two that could answer holds still, and is killed with what it has begun.
 * Whoever met that one does it once more; then it is started again.
 */
async function whileOneDies(victim: Program, { act, again, problem, arrived }: Step): Promise<void> {
  victim.pause();
  const acted = act();
  await new Promise((resolve) => setTimeout(resolve, ON_ITS_WAY_MS));
  await victim.kill();
  await acted;
  await expect(arrived.or(problem).first()).toBeVisible();
  if (!(await arrived.isVisible())) await again();
  await expect(arrived).toBeVisible();
  await victim.start();
}

/** Opens a page; where nobody answers, the browser or nginx says so. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path).catch(() => undefined);
}

test("one of two dies in the middle of each step, and everybody gets on", { tag: "@journey" }, async ({
  page,
  person,
  stack,
  mailbox,
  consoleWatch,
}) => {
  test.slow();
  consoleWatch.expectAnswer(502, "/");
  const gateways = stack.gateway.programs;
  const vaults = stack.vault.programs;
  let turn = 0;
  /** One after the other, so that each dies as often as the other. */
  const next = (programs: readonly Program[]): Program => {
    const victim = programs[turn++ % programs.length];
    if (!victim) throw new Error("there is no program");
    return victim;
  };
  const tryAgain = () => page.getByRole("button", { name: "Try again" }).click();
  const drawing = (arrived: Locator, act: () => Promise<unknown>, problem: Locator): Step => ({
    act,
    again: tryAgain,
    problem,
    arrived,
  });
  const account = new AccountPage(page);
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(person);
  await signUp.choosePicture(person);
  await whileOneDies(next(gateways), {
    act: () => signUp.enterGesture(person),
    again: () => signUp.create.click(),
    problem: signUp.problem,
    arrived: signUp.step("Draw your first pattern"),
  });
  const enrolling = await mailbox.nextCode(person.email);
  const { codes } = signUp;
  await whileOneDies(
    next(gateways),
    drawing(codes.heading, () => signUp.code.draw(enrolling), signUp.code.problem),
  );
  await codes.keep();
  await expect(account.hello(person.username)).toBeVisible();
  await expect(account.provisioning).toContainText("Ready");
  await signOut(page);

  const way = new SignInPage(page);
  await way.open();
  await way.fillName(person);
  await way.choosePicture(person);
  await whileOneDies(next(gateways), {
    act: () => way.enterGesture(person),
    again: () => way.signIn.click(),
    problem: way.problem,
    arrived: way.code.grid.grid,
  });
  const signingIn = await mailbox.nextCode(person.email);
  await whileOneDies(
    next(gateways),
    drawing(account.hello(person.username), () => way.code.draw(signingIn), way.code.problem),
  );

  const vault = new VaultPage(page);
  const unlock = new UnlockPage(page);
  const badGateway = page.getByText("502 Bad Gateway");
  const silent = page.getByText("does not answer");
  const asking = { act: () => visit(page, "/vault"), again: () => visit(page, "/vault") };
  await whileOneDies(next(gateways), {
    ...asking,
    problem: badGateway.or(silent),
    arrived: unlock.code.grid.grid,
  });
  const opening = await mailbox.nextCode(person.email);
  await whileOneDies(
    next(gateways),
    drawing(vault.heading, () => unlock.code.draw(opening), unlock.code.problem),
  );
  for (const programs of [gateways, gateways, vaults, vaults]) {
    await whileOneDies(next(programs), {
      ...asking,
      problem: badGateway.or(silent),
      arrived: vault.countdown,
    });
  }
  expect(mailbox.codes, "no step took a second code").toHaveLength(3);
});
