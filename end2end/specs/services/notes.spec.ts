import { expect, test } from "../../fixtures/test.ts";
import { AccountPage, enrolByRequest, hydrated, SignInPage, signOut, UnlockPage } from "../../pages/index.ts";

test.use({ ownStack: { services: ["notes"] } });

test("a service behind the lock is opened with a pattern, and used as its own site", { tag: "@journey" }, async ({
  page,
  person,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  const account = new AccountPage(page);
  const row = account.provisioning.filter({ hasText: "Your notes" });
  await expect(row).toContainText("Ready");
  await row.getByRole("link", { name: "Your notes" }).click();

  await expect(page).toHaveURL(/\/unlock\//);
  const lock = new UnlockPage(page);
  await expect(lock.purpose).toHaveText("Read your notes");
  await expect(lock.service).toHaveText(/^Your notes/);
  await lock.code.draw(await mailbox.nextCode(person.email));

  await expect(page).toHaveURL(/\/s\/notes\/$/);
  await page.getByLabel("Another note").fill("Milk & <b>bread</b>");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("listitem")).toHaveText("Milk & <b>bread</b>");
  await page.reload();
  await expect(page.getByRole("listitem")).toHaveCount(1);

  // The grant ends with the session.
  await account.open();
  await signOut(page);
  await page.goto("/s/notes/");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fs%2Fnotes%2F$/);
});

test("whoever signs in on the way to a service comes out there", async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await signOut(page);
  await page.goto("/s/notes/");
  await expect(page).toHaveURL(/\/sign-in/);
  await hydrated(page);
  const way = new SignInPage(page);
  await way.submit(person);
  await way.code.draw(await mailbox.nextCode(person.email));
  await expect(page).toHaveURL(/\/unlock\//);
});

test("each person has notes of their own", async ({ page, browser, person, newPerson, mailbox, baseURL }) => {
  await enrolByRequest(page, person, mailbox);
  await page.goto("/s/notes/");
  await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
  await page.getByLabel("Another note").fill("Mine alone");
  await page.getByRole("button", { name: "Add" }).click();
  await expect(page.getByRole("listitem")).toHaveText("Mine alone");

  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  const other = await newPerson();
  const elsewhere = await context.newPage();
  await enrolByRequest(elsewhere, other, mailbox);
  await elsewhere.goto("/s/notes/");
  await new UnlockPage(elsewhere).code.draw(await mailbox.nextCode(other.email));
  await expect(elsewhere.getByLabel("Another note")).toBeVisible();
  await expect(elsewhere.getByRole("listitem")).toHaveCount(0);
  await context.close();
});

test("an operator has a service that forgot its accounts made whole again", async ({
  page,
  person,
  stack,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  await expect(new AccountPage(page).provisioning.filter({ hasText: "Ready" })).toHaveCount(2);
  const listed = await stack.operate("services", "list");
  expect(listed.stdout).toMatch(/notes\s+Your notes/);
  // It keeps its accounts in memory.
  await stack.service("notes").program.stop();
  await stack.service("notes").program.start();
  const first = await stack.operate("services", "reconcile", "--json");
  expect(JSON.parse(first.stdout)).toEqual([
    { service: "notes", asked: 1, made: 1, erased: 0, failed: 0 },
    { service: "vault", asked: 1, made: 0, erased: 0, failed: 0 },
  ]);
  const second = await stack.operate("services", "reconcile", "--service", "notes");
  expect(second.stdout).toContain("notes: 1 asked for, 0 made, 0 erased, 0 failed");
  await stack.service("notes").program.stop();
  const down = await stack.operate("services", "reconcile", "--service", "notes");
  expect(down.code).not.toBe(0);
  expect(down.stdout).toContain("1 failed");
});
