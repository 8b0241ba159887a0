import { expect, test } from "../fixtures/test.ts";
import { AccountPage, enrolByRequest, signOut, SignUpPage } from "../pages/index.ts";

test("a taken username is said at its field, and everything else is still there", async ({
  page,
  person,
  newPerson,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await signOut(page);
  consoleWatch.expectAnswer(422, "/api/apply");
  const other = await newPerson();
  const signUp = new SignUpPage(page);
  await signUp.open();
  // The same name in another spelling.
  await signUp.fillDetails({ ...other, username: person.username.toUpperCase() });
  await signUp.choosePicture(other);
  await signUp.enterGesture(other);
  const words = "Somebody has this username already. Choose another.";
  await expect(signUp.username).toHaveAccessibleDescription(new RegExp(words));
  await expect(signUp.username).toHaveAttribute("aria-invalid", "true");
  await expect(signUp.problem).toBeFocused();
  await expect(signUp.email).toHaveValue(other.email);

  await signUp.username.fill(other.username);
  await signUp.goOn.click();
  await signUp.goOn.click();
  await expect(signUp.step("The same picture, once more")).toBeVisible();
  await signUp.goOn.click();
  await expect(signUp.gesture.count).toHaveText(String(other.gesture.length));
  await signUp.goOn.click();
  await expect(signUp.step("The same gesture, once more")).toBeVisible();
  await signUp.create.click();
  await signUp.code.draw(await mailbox.nextCode(other.email));
  await signUp.codes.keep();
  await expect(new AccountPage(page).hello(other.username)).toBeVisible();
});

test("a picture that somebody else has is refused, and another one is taken", async ({
  page,
  person,
  newPerson,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await signOut(page);
  consoleWatch.expectAnswer(422, "/api/apply");
  const other = await newPerson();
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(other);
  await signUp.choosePicture({ ...other, picture: person.picture });
  await signUp.enterGesture(other);
  await expect(signUp.problem).toContainText("Somebody uses this very picture already.");
  await expect(signUp.step("Choose a picture that is yours")).toBeVisible();
  await signUp.picture.offer(other.picture);
  await expect(signUp.picture.state).toHaveAttribute("data-state", "ready");
});

test("two people who want the same name at once: one has it, the other may choose again", { tag: "@journey" }, async ({
  page,
  browser,
  baseURL,
  person,
  newPerson,
  mailbox,
  consoleWatch,
}) => {
  const other = { ...(await newPerson()), username: person.username };
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  consoleWatch.watch(context);
  consoleWatch.expectAnswer(422, "/api/enrol");
  const [first, second] = [new SignUpPage(page), new SignUpPage(await context.newPage())];
  await first.apply(person);
  await second.apply(other);
  await first.code.draw(await mailbox.nextCode(person.email));
  await first.codes.keep();
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
  await second.code.draw(await mailbox.nextCode(other.email));
  await expect(second.username).toHaveAccessibleDescription(/Somebody has this username already/);
  await context.close();
});

const WRONG_DETAILS = [
  ["a username that is too short", { username: "ab" }, "A username has at least 3 characters."],
  ["a username with a space", { username: "a b c" }, "Use letters a to z, digits"],
  ["an address without an @", { email: "nobody" }, "Enter one e-mail address"],
  ["a short password", { password: "fourteen chars" }, "Use a longer password"],
] as const;

for (const [what, wrong, words] of WRONG_DETAILS) {
  test(`${what} is said before anything is sent`, async ({ page, person }) => {
    const signUp = new SignUpPage(page);
    await signUp.open();
    await signUp.fillDetails({ ...person, ...wrong });
    await expect(signUp.problem).toContainText(words);
    await expect(signUp.problem).toBeFocused();
    await expect(signUp.username).toBeVisible();
  });
}

test("a password that is too long is refused as a whole, not cut", async ({
  page,
  person,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(422, "/api/apply");
  const signUp = new SignUpPage(page);
  const long = { ...person, password: "seven quiet lanterns ".repeat(20) };
  await signUp.open();
  await signUp.fillDetails(long);
  await signUp.choosePicture(long);
  await signUp.enterGesture(long);
  await expect(signUp.password).toHaveAccessibleDescription(/at most 128 characters/);
  await expect(signUp.password).toHaveValue(long.password);
});

test("a password with the username in it is refused at its field", async ({
  page,
  person,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(422, "/api/apply");
  const signUp = new SignUpPage(page);
  const guessable = { ...person, password: `my name is ${person.username}` };
  await signUp.open();
  await signUp.fillDetails(guessable);
  await signUp.choosePicture(guessable);
  await signUp.enterGesture(guessable);
  await expect(signUp.password).toHaveAccessibleDescription(/easy to guess/);
});
