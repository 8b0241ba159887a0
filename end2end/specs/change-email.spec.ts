import { expect, test } from "../fixtures/test.ts";
import { AccountPage, ChangeEmailPage, enrolByRequest, SecurityPage, signIn, signOut } from "../pages/index.ts";

test("the address is changed: codes go to the new one, and both are told", { tag: "@journey" }, async ({
  page,
  person,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  const email = `new-${person.email}`;
  const way = new ChangeEmailPage(page);
  await way.open();
  await expect(page.getByText(person.email)).toBeVisible();
  await way.ask(email);
  await expect(way.oldMailbox).toBeVisible();
  await way.code.draw(await mailbox.nextCode(person.email));
  await expect(way.newMailbox).toBeVisible();
  await way.code.draw(await mailbox.nextCode(email));
  await expect(way.changed).toContainText(email);
  for (const address of [person.email, email]) {
    expect((await mailbox.nextLetter(address)).subject).toContain("was changed");
  }

  const account = new AccountPage(page);
  await account.open();
  await expect(page.getByText(email)).toBeVisible();
  const security = new SecurityPage(page);
  await security.open();
  await expect(security.eventsOf("email.changed")).toContainText("Your address was changed");
  await signOut(page);
  const before = mailbox.letters(person.email).length;
  await signIn(page, { ...person, email }, mailbox);
  expect(mailbox.letters(person.email)).toHaveLength(before);
});

test("the same address and none at all are refused at the field", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  consoleWatch.expectAnswer(422, "/api/change-email");
  const way = new ChangeEmailPage(page);
  await way.open();
  await way.ask(person.email.toUpperCase());
  await expect(way.email).toHaveAccessibleDescription(/This is your address already/);
  await way.ask("nobody");
  await expect(way.email).toHaveAccessibleDescription(/Enter one e-mail address/);
});
