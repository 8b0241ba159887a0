import { expect, test } from "../../fixtures/test.ts";
import { AccountPage, enrolByRequest } from "../../pages/index.ts";
import { type Asked, drawFor, type Guarded, staysBehindTheLock } from "./behind-the-lock.ts";

const LETTERS: Guarded = {
  name: "letters",
  title: "Your letters",
  purpose: "Read your letters",
  database: "letters.db",
  table: "letters",
  thing: "Welcome to your archive",
  row: "letter-row",
  page: "letter",
  missing: "No such letter",
};
const SEALED: Asked = { title: LETTERS.title, purpose: "Open a sealed letter, once" };

test.use({ ownStack: { services: ["letters"] } });

test("letters are read for five minutes after a pattern, and sealed ones each after its own", { tag: "@journey" }, async ({
  page,
  person,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  const service = new AccountPage(page).provisioning.filter({ hasText: "Your letters" });
  await expect(service).toContainText("Ready");
  await service.getByRole("link", { name: "Your letters" }).click();

  // Titles are for whoever is signed in. The page's style comes through both policies.
  await expect(page).toHaveURL(/\/s\/letters\/$/);
  const letters = page.getByTestId("letter-row");
  await expect(letters).toHaveCount(2);
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(243, 238, 227)");

  await letters.filter({ hasText: LETTERS.thing }).click();
  await drawFor(page, LETTERS, person, mailbox);
  await expect(page).toHaveURL(/\/s\/letters\/letters\//);
  await expect(page.getByTestId("letter")).toContainText("From now on");
  await expect(page.getByTestId("open-for")).toContainText("about 5 more minutes");

  // No other pattern for the next, and the end is known.
  const again = await page.reload();
  const end = Number(again?.headers()["tessera-unlocked-until"]);
  expect(end - Date.now() / 1000).toBeGreaterThan(200);
  expect(end - Date.now() / 1000).toBeLessThanOrEqual(300);
  await expect(page.getByTestId("letter")).toContainText("From now on");

  await page.getByRole("link", { name: "All letters" }).click();
  await letters.filter({ hasText: "Sealed" }).click();
  await drawFor(page, SEALED, person, mailbox);
  await expect(page).toHaveURL(/\/s\/letters\/sealed\//);
  await expect(page.getByTestId("letter")).toContainText(/\b\d{6}\b/);
  await expect(page.getByTestId("open-for")).toContainText("was opened once");
  await page.reload();
  await drawFor(page, SEALED, person, mailbox);
  await expect(page.getByTestId("letter")).toContainText(/\b\d{6}\b/);
});

test.describe(LETTERS.title, () => staysBehindTheLock(LETTERS));
