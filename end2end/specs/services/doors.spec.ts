import { expect, test } from "../../fixtures/test.ts";
import { enrolByRequest } from "../../pages/index.ts";
import { type Asked, drawFor, type Guarded, staysBehindTheLock } from "./behind-the-lock.ts";

const DOORS: Guarded = {
  name: "doors",
  title: "Your doors",
  purpose: "See the codes of your doors",
  database: "doors.db",
  table: "doors",
  thing: "Your locker",
  row: "door-row",
  page: "code",
  missing: "No such door",
};
const SAFES: Asked = { title: DOORS.title, purpose: "See the combination of a safe, once" };

test.use({ ownStack: { services: ["doors"] } });

test("a safe is shown once for each pattern, and doors for five minutes", { tag: "@journey" }, async ({
  page,
  person,
  stack,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  await page.goto("/s/doors/");
  const rows = page.getByTestId("door-row");
  await expect(rows).toHaveCount(2);
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(238, 242, 241)");

  await rows.filter({ hasText: "Your safe" }).click();
  await drawFor(page, SAFES, person, mailbox);
  const code = page.getByTestId("code");
  await expect(code).toHaveText(/^\d\d(-\d\d){3}$/);
  const combination = await code.innerText();
  await expect(page.getByTestId("open-for")).toContainText("was shown once");

  // What one pattern opened once opens nothing else, and not again.
  await page.reload();
  await drawFor(page, SAFES, person, mailbox);
  await expect(code).toHaveText(combination);
  await page.goto("/s/doors/");
  await rows.filter({ hasText: "Your locker" }).click();
  await drawFor(page, DOORS, person, mailbox);
  await expect(code).toHaveText(/^\d{4}$/);
  await expect(page.getByTestId("open-for")).toContainText("about 5 more minutes");
  const again = await page.reload();
  const left = Number(again?.headers()["tessera-unlocked-until"]) - Date.now() / 1000;
  expect(left).toBeGreaterThan(200);
  expect(left).toBeLessThanOrEqual(300);
  await expect(code).toHaveText(/^\d{4}$/);

  // The open doors open no safe.
  await page.getByRole("link", { name: "All doors" }).click();
  await rows.filter({ hasText: "Your safe" }).click();
  await expect(page).toHaveURL(/\/unlock\//);
  expect(stack.service("doors").program.log()).not.toContain(combination);
});

test.describe(DOORS.title, () => staysBehindTheLock(DOORS));
