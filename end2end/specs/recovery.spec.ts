import type { Browser, BrowserContext } from "@playwright/test";

import type { ConsoleWatch } from "../fixtures/console-watch.ts";
import { expect, test } from "../fixtures/test.ts";
import {
  AccountPage,
  enrolByRequest,
  type Person,
  recover,
  RecoverPage,
  signIn,
  SignInPage,
  signOut,
} from "../pages/index.ts";

// Two people's worth of factors are verified in each.
test.slow();

/** Another browser, watched like the first one. */
async function anotherBrowser(
  browser: Browser,
  baseURL: string | undefined,
  watch: ConsoleWatch,
): Promise<BrowserContext> {
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  watch.watch(context);
  return context;
}

/** The same person with the factors of somebody else. */
function withFactorsOf(person: Person, other: Person): Person {
  return { ...other, username: person.username, email: person.email };
}

test("a saved code and a pattern replace all factors, and end every session", { tag: "@journey" }, async ({
  page,
  browser,
  baseURL,
  person,
  newPerson,
  mailbox,
  consoleWatch,
}) => {
  const codes = await enrolByRequest(page, person, mailbox);
  const renewed = withFactorsOf(person, await newPerson());
  const context = await anotherBrowser(browser, baseURL, consoleWatch);
  const other = await context.newPage();
  const way = new RecoverPage(other);
  await way.open();
  // Any spelling: lower case, and spaces for dashes.
  await way.ask(person.username, ` ${codes[0]?.toLowerCase().replaceAll("-", " ")}`);
  await way.code.draw(await mailbox.nextCode(person.email));
  await way.choose(renewed);
  await expect(way.done).toBeVisible();
  await expect(other.getByText("9 recovery codes are left.")).toBeVisible();
  expect((await mailbox.nextNotice(person.email, /was recovered/)).text).toContain("/not-me#");

  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in\?next=\/account$/);
  consoleWatch.expectAnswer(403, "/api/sign-in");
  const old = new SignInPage(other);
  await old.apply(person);
  await expect(old.problem).toContainText("do not belong together");
  await signIn(other, renewed, mailbox);
  await context.close();
});

test("a code works once, and only the right one", { tag: "@journey" }, async ({
  page,
  person,
  newPerson,
  mailbox,
  consoleWatch,
}) => {
  const [used, next] = await enrolByRequest(page, person, mailbox);
  await signOut(page);
  const renewed = withFactorsOf(person, await newPerson());
  await recover(page, renewed, used ?? "", mailbox);

  consoleWatch.expectAnswer(403, "/api/recover");
  const way = new RecoverPage(page);
  await way.open();
  const other = await newPerson();
  const refused = [
    [person.username, used ?? ""],
    [person.username, "0000-0000-0000-0000-0000-0000"],
    [other.username, next ?? ""],
  ] as const;
  for (const [username, code] of refused) {
    await way.ask(username, code);
    await expect(way.problem).toContainText("do not belong together");
    await expect(way.problem).toBeFocused();
  }
  // What was refused has cost nothing: the next code works.
  await way.ask(person.username, next ?? "");
  await way.code.draw(await mailbox.nextCode(person.email));
  await expect(way.step("Choose a new password")).toBeVisible();
});

test("nothing changes before the end, and nothing leads back behind the pattern", async ({
  page,
  person,
  mailbox,
}) => {
  const [code] = await enrolByRequest(page, person, mailbox);
  await signOut(page);
  const way = new RecoverPage(page);
  await way.open();
  await way.ask(person.username, code ?? "");
  await way.code.draw(await mailbox.nextCode(person.email));
  await way.choosePassword("another seven quiet lanterns");
  await expect(way.step("Choose a picture that is yours")).toBeVisible();
  await page.goBack();
  await expect(way.password).toHaveValue("another seven quiet lanterns");
  await page.goBack();
  await expect(way.step("Choose a new password")).toBeVisible();
  await expect(way.back).toBeHidden();
  await page.reload();
  await expect(way.recoveryCode).toHaveValue("");
  await signIn(page, person, mailbox);
});

test("a picture that somebody else has is refused at its step, and another one is taken", async ({
  page,
  person,
  newPerson,
  mailbox,
  consoleWatch,
}) => {
  const neighbour = await newPerson();
  await enrolByRequest(page, neighbour, mailbox);
  await signOut(page);
  const [code] = await enrolByRequest(page, person, mailbox);
  await signOut(page);
  const renewed = withFactorsOf(person, await newPerson());
  consoleWatch.expectAnswer(422, "/api/finish-recovery");
  const way = new RecoverPage(page);
  await way.open();
  await way.ask(person.username, code ?? "");
  await way.code.draw(await mailbox.nextCode(person.email));
  await way.choose({ ...renewed, picture: neighbour.picture });
  await expect(way.problem).toContainText("Somebody uses this very picture already");
  await expect(way.step("Choose a picture that is yours")).toBeVisible();
  for (const step of ["Choose a picture that is yours", "The same picture, once more"]) {
    await expect(way.step(step)).toBeVisible();
    await way.picture.offer(renewed.picture);
    await expect(page.getByText(renewed.picture.split("/").at(-1) ?? "")).toBeVisible();
    await expect(way.picture.state).toHaveAttribute("data-state", "ready");
    await way.goOn.click();
  }
  await way.goOn.click();
  await way.save.click();
  await expect(way.done).toBeVisible();
  await signIn(page, renewed, mailbox);
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
});

test("sign-in leads to recovery", async ({ page }) => {
  await new SignInPage(page).open();
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await expect(new RecoverPage(page).recoveryCode).toBeVisible();
});
