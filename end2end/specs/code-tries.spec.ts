import { expect, test } from "../fixtures/test.ts";
import { AccountPage, anotherCode, otherCodes, SignUpPage } from "../pages/index.ts";

test("a wrong pattern costs a try, and the right one still works", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(403, "/api/enrol");
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  const code = await mailbox.nextCode(person.email);
  await expect(signUp.code.triesLeft).toHaveText("5");
  await signUp.code.draw(anotherCode(code));
  await expect(signUp.code.problem).toContainText("4 tries are left");
  await expect(signUp.code.triesLeft).toHaveText("4");
  await expect(page.getByText("Draw it again.")).toBeVisible();
  await signUp.code.draw(code);
  await signUp.codes.keep();
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
});

test("a code whose time runs out after a wrong pattern is over", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(403, "/api/enrol");
  await page.clock.install();
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  await signUp.code.draw(anotherCode(await mailbox.nextCode(person.email)));
  await expect(signUp.code.problem).toContainText("4 tries are left");
  // From here on nobody asks the server, whose clock goes on as before.
  await expect(signUp.code.mail).toContainText("went to");
  await page.clock.fastForward("10:00");
  await expect(signUp.code.problem).toContainText("This code is over");
  await expect(page.getByText("Draw it again.")).toBeHidden();
  await expect(signUp.code.grid.text).toBeDisabled();
});

test("five wrong patterns end a code, and the right one comes too late", { tag: "@journey" }, async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(403, "/api/enrol");
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  const code = await mailbox.nextCode(person.email);
  const challenge = page.waitForRequest(/\/api\/enrol$/).then((request) => request.postDataJSON());
  for (const [index, wrong] of otherCodes(code).slice(0, 5).entries()) {
    await signUp.code.draw(wrong);
    await expect(signUp.code.triesLeft).toHaveText(String(4 - index));
  }
  await expect(signUp.code.problem).toContainText("That was the last try");
  await expect(page.getByText("Draw it again.")).toBeHidden();
  await expect(signUp.code.grid.text).toBeDisabled();
  await expect(signUp.code.sendAgain).toBeDisabled();

  consoleWatch.expectAnswer(410, "/api/enrol");
  const late = { ...(await challenge), pattern: code };
  const status = await page.evaluate(async (body) => {
    const headers = { "content-type": "application/json" };
    return (await fetch("/api/enrol", { method: "POST", headers, body })).status;
  }, JSON.stringify(late));
  expect(status).toBe(410);
  await signUp.code.startOver.click();
  await expect(signUp.username).toHaveValue(person.username);
});
