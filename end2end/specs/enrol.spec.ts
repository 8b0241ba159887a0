import { expect, test } from "../fixtures/test.ts";
import { codeIn } from "../fixtures/mailbox.ts";
import { AccountPage, enrol, SignUpPage } from "../pages/index.ts";

test("a newcomer enrols with password, picture, gesture and a pattern from a mail", { tag: ["@journey", "@browsers"] }, async ({
  page,
  person,
  mailbox,
}) => {
  await enrol(page, person, mailbox);
  const account = new AccountPage(page);
  await expect(page).toHaveURL(/\/account/);
  await expect(account.welcome).toBeVisible();
  await expect(page.getByRole("definition").filter({ hasText: person.email })).toBeVisible();
  await expect(account.provisioning).toContainText("Ready");
});

test("the mail comes by TLS and credentials, in text and HTML, with no code in its subject", async ({
  page,
  person,
  mailbox,
}) => {
  await new SignUpPage(page).apply(person);
  const letter = await mailbox.nextLetter(person.email);
  const code = codeIn(letter);
  expect(letter.protectedBy).toEqual({ tls: true, user: "gateway" });
  expect(letter.from).toContain("no-reply@example.org");
  expect(letter.html).toContain(code);
  expect(letter.subject).not.toMatch(/\d+-\d+/);
});

test("the same code is sent again, and lives no longer for it", { tag: "@journey" }, async ({
  page,
  person,
  mailbox,
}) => {
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  const first = await mailbox.nextCode(person.email);
  await expect(signUp.code.mail).toContainText("went to");
  await signUp.code.sendAgain.click();
  expect(await mailbox.nextCode(person.email)).toBe(first);
  await expect(signUp.code.timeLeft).toHaveText(/^9:/);
  await signUp.code.draw(first);
  await signUp.codes.keep();
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
});

test("going back keeps what was entered", async ({ page, person }) => {
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(person);
  await signUp.picture.choose(person.picture);
  await signUp.back.click();
  await expect(signUp.username).toHaveValue(person.username);
  await expect(signUp.email).toHaveValue(person.email);
  await expect(signUp.password).toHaveValue(person.password);
  await signUp.goOn.click();
  await expect(signUp.picture.state).toHaveAttribute("data-state", "ready");
});

test("the browser's own back and forward lead from step to step", { tag: "@browsers" }, async ({ page, person }) => {
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(person);
  await signUp.choosePicture(person);
  await expect(signUp.step("Make up a gesture")).toBeVisible();
  await page.goBack();
  await expect(signUp.step("The same picture, once more")).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(signUp.username).toHaveValue(person.username);
  await page.goForward();
  await expect(signUp.step("Choose a picture that is yours")).toBeVisible();
  await expect(signUp.picture.state).toHaveAttribute("data-state", "ready");
});
