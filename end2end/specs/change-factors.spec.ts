import { expect, test } from "../fixtures/test.ts";
import {
  ChangeFactorsPage,
  enrolByRequest,
  type Person,
  SecurityPage,
  signIn,
  SignInPage,
  signOut,
} from "../pages/index.ts";

test("all factors are changed: the new ones sign in, the old ones do not, other sessions end", { tag: "@journey" }, async ({
  page,
  browser,
  baseURL,
  person,
  newPerson,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  consoleWatch.watch(context);
  const other = await context.newPage();
  await signIn(other, person, mailbox);
  expect((await mailbox.nextLetter(person.email)).subject).toContain("new browser");

  const { password, picture, gesture } = await newPerson();
  const changed: Person = { ...person, password, picture, gesture };
  const way = new ChangeFactorsPage(page);
  await way.apply(person, { password, picture, gesture });
  await way.code.draw(await mailbox.nextCode(person.email));
  await expect(way.changed).toBeVisible();
  const notice = await mailbox.nextLetter(person.email);
  expect(notice.text).toContain("Your password, picture and gesture changed.");

  await other.goto("/account");
  await expect(other).toHaveURL(/\/sign-in/);
  await context.close();

  const security = new SecurityPage(page);
  await security.open();
  await expect(security.sessions).toHaveCount(1);
  await expect(security.eventsOf("factors.changed")).toContainText(
    "Changed: password, picture and gesture",
  );
  await signOut(page);

  consoleWatch.expectAnswer(403, "/api/sign-in");
  const signInPage = new SignInPage(page);
  await signInPage.apply(person);
  await expect(signInPage.problem).toContainText("do not belong together");
  await signIn(page, changed, mailbox);
});

test("the gesture alone is changed, and the rest still holds", async ({
  page,
  person,
  newPerson,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  const { gesture } = await newPerson();
  const way = new ChangeFactorsPage(page);
  await way.apply(person, { gesture });
  await way.code.draw(await mailbox.nextCode(person.email));
  await expect(way.changed).toBeVisible();
  expect((await mailbox.nextLetter(person.email)).text).toContain("Your gesture changed.");
  await signOut(page);
  await signIn(page, { ...person, gesture }, mailbox);
});

test("whoever does not know the factors changes none, and what was chosen stays", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  consoleWatch.expectAnswer(403, "/api/change-factors");
  const way = new ChangeFactorsPage(page);
  const password = "eleven patient harbours";
  await way.apply({ ...person, password: `${person.password}!` }, { password });
  await expect(way.problem).toContainText("do not belong together");
  await expect(way.problem).toBeFocused();
  await expect(way.currentPassword).toBeVisible();

  await way.currentPassword.fill(person.password);
  await way.goOn.click();
  await expect(way.picture.state).toHaveAttribute("data-state", "ready");
  await way.goOn.click();
  await expect(way.gesture.count).toHaveText(String(person.gesture.length));
  await way.goOn.click();
  await expect(page.getByRole("checkbox", { name: "Password" })).toBeChecked();
  await way.goOn.click();
  await expect(way.newPassword).toHaveValue(password);
  await way.change.click();
  await way.code.draw(await mailbox.nextCode(person.email));
  await expect(way.changed).toBeVisible();
});

test("a new password with the username in it is refused at its field", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  consoleWatch.expectAnswer(422, "/api/change-factors");
  const way = new ChangeFactorsPage(page);
  await way.apply(person, { password: `my name is ${person.username}` });
  await expect(way.newPassword).toHaveAccessibleDescription(/easy to guess/);
  await expect(way.newPassword).toHaveAttribute("aria-invalid", "true");
});

test("nothing chosen is said before anything is sent", async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  const way = new ChangeFactorsPage(page);
  await way.open();
  await way.prove(person);
  await way.choose([]);
  await expect(way.problem).toContainText("Choose at least one");
});
