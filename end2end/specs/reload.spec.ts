import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import {
  AccountPage,
  enrol,
  enrolByRequest,
  hydrated,
  open,
  type Person,
  RecoverPage,
  SignInPage,
  signOut,
  SignUpPage,
} from "../pages/index.ts";

async function reload(page: Page): Promise<void> {
  await page.reload();
  await hydrated(page);
}

/** Everything that the browser keeps for this site's scripts. */
async function kept(page: Page): Promise<string> {
  const stores = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  return `${stores} ${page.url()}`;
}

/** Nothing that lets somebody in was kept. */
async function expectNoSecretKept(page: Page, person: Person, digests: Iterable<string>): Promise<void> {
  const everything = await kept(page);
  expect(everything).not.toContain(person.password);
  for (const digest of digests) expect(everything).not.toContain(digest);
  expect(everything).not.toMatch(/\bL1\b|"L1"|[0-9a-f]{64}/);
}

test("a reload in the middle of signing up keeps the step and what is no secret", { tag: "@browsers" }, async ({
  page,
  person,
  mailbox,
  sentDigests,
}) => {
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(person);
  await signUp.choosePicture(person);
  await expect(signUp.step("Make up a gesture")).toBeVisible();
  await expectNoSecretKept(page, person, []);

  await reload(page);
  await expect(page.getByText("Step 3 of 5")).toBeVisible();
  await expect(page.getByText("This page was loaded anew.")).toBeVisible();
  await signUp.enterGesture(person);

  // What the reload has lost is asked for again, and nothing else.
  await expect(signUp.problem).toContainText(/password/i);
  await expect(signUp.username).toHaveValue(person.username);
  await expect(signUp.email).toHaveValue(person.email);
  await signUp.password.fill(person.password);
  await signUp.goOn.click();
  await signUp.choosePicture(person);
  await expect(signUp.step("Make up a gesture")).toBeVisible();
  await expect(signUp.gesture.count).toContainText(String(person.gesture.length));
  await signUp.goOn.click();
  await signUp.create.click();

  // The code goes on as well: it is the same mail.
  await expect(signUp.step("Draw your first pattern")).toBeVisible();
  await reload(page);
  await expect(signUp.step("Draw your first pattern")).toBeVisible();
  await expectNoSecretKept(page, person, sentDigests);
  await signUp.code.draw(await mailbox.nextCode(person.email));
  await signUp.codes.keep();
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
  expect(await kept(page)).not.toContain(person.email);
  expect(mailbox.codes).toHaveLength(1);
});

test("a reload while the pattern is asked for goes on with the same code", async ({ page, person, mailbox }) => {
  const [code] = await enrol(page, person, mailbox);
  if (code === undefined) throw new Error("there are no recovery codes");
  await signOut(page);
  const signIn = new SignInPage(page);
  await signIn.apply(person);
  const pattern = await mailbox.nextCode(person.email);
  await reload(page);
  await expect(page.getByText("Step 4 of 4")).toBeVisible();
  await signIn.code.draw(pattern);
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
  expect(await kept(page)).not.toContain("code");
  await signOut(page);

  const recover = new RecoverPage(page);
  await recover.open();
  await recover.ask(person.username, code);
  const second = await mailbox.nextCode(person.email);
  await reload(page);
  await recover.code.draw(second);
  await recover.choose({ ...person, password: `${person.password}, and another one` });
  await expect(recover.done).toBeVisible();
});

test("a step that nobody came to is no step, and a code that is over says so", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(403, "/api/complete-sign-in");
  consoleWatch.expectAnswer(410, "/api/code-state");
  await open(page, "/sign-up?step=4");
  await expect(page.getByText("Step 1 of 5")).toBeVisible();
  await enrolByRequest(page, person, mailbox);
  await signOut(page);

  const signIn = new SignInPage(page);
  await signIn.apply(person);
  await expect(signIn.code.grid.grid).toBeVisible();
  await mailbox.nextCode(person.email);
  for (let tries = 5; tries > 0; tries--) {
    await expect(signIn.code.triesLeft).toHaveText(String(tries));
    await signIn.code.draw(tries % 2 === 0 ? "1-2-3-4-5-10" : "25-24-23-22-21-16");
  }
  await expect(signIn.code.triesLeft).toHaveText("0");
  await reload(page);
  await expect(signIn.problem).toContainText("This code is over");
  await expect(signIn.username).toBeVisible();
});
