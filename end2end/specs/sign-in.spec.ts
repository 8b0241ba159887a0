import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Page, Response } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import { AccountPage, enrolByRequest, type Person, signIn, SignInPage, signOut } from "../pages/index.ts";

test("somebody signs in with all four factors", { tag: ["@journey", "@browsers"] }, async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await signOut(page);
  await signIn(page, person, mailbox);
  await expect(page).toHaveURL(/\/account$/);
});

test("a sign-in page that was asked for on the way leads back there", async ({
  page,
  person,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  await signOut(page);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in\?next=\/account$/);
  const way = new SignInPage(page);
  await way.submit(person);
  await way.code.draw(await mailbox.nextCode(person.email));
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
});

test("one wrong byte, gesture or password and an unknown name get one answer and no mail", async ({
  page,
  person,
  newPerson,
  folder,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await signOut(page);
  const bytes = await readFile(person.picture);
  const middle = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  const picture = join(folder, "one-byte-off.png");
  await writeFile(picture, bytes);

  const [last, ...others] = [...person.gesture].reverse();
  const impostors: Person[] = [
    { ...person, picture },
    { ...person, gesture: [...others.reverse(), last === "L1" ? "R1" : "L1"] },
    { ...person, password: `${person.password}!` },
    { ...person, username: (await newPerson()).username },
  ];
  consoleWatch.expectAnswer(403, "/api/sign-in");
  const answers = new Set<string>();
  for (const impostor of impostors) answers.add(await refusal(page, impostor));
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).toContain("403");

  // A right sign-in comes after them all, so a mail by one of them would be here by now.
  const before = mailbox.letters(person.email).length;
  await signIn(page, person, mailbox);
  expect(before).toBe(1);
  expect(mailbox.letters(person.email)).toHaveLength(2);
});

/** Status, type and body of a refused sign-in, and the sentence that the person reads. */
async function refusal(page: Page, impostor: Person): Promise<string> {
  const way = new SignInPage(page);
  const answer = page.waitForResponse((response: Response) =>
    response.url().endsWith("/api/sign-in"),
  );
  await way.apply(impostor);
  const response = await answer;
  const sentence = await way.problem.textContent();
  const type = response.headers()["content-type"] ?? "";
  return [response.status(), type, await response.text(), sentence].join("\n");
}

test("what was entered stays after a refusal", async ({ page, person, consoleWatch }) => {
  consoleWatch.expectAnswer(403, "/api/sign-in");
  const way = new SignInPage(page);
  await way.apply(person);
  await expect(way.problem).toContainText("do not belong together");
  await expect(way.problem).toBeFocused();
  await expect(way.gesture.count).toHaveText(String(person.gesture.length));
  await way.back.click();
  await expect(way.picture.state).toHaveAttribute("data-state", "ready");
  await way.back.click();
  await expect(way.username).toHaveValue(person.username);
});
