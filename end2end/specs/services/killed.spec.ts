import { expect, test } from "../../fixtures/test.ts";
import { enrolByRequest, UnlockPage } from "../../pages/index.ts";

test.use({ ownStack: { services: ["notes", "doors"] } });

/** A service that keeps used tickets in memory takes none of the second in which it began. */
const FIRST_SECOND_MS = 1_100;

/** That keys could not be fetched is remembered for a second. */
const KEYS_RETRY_MS = 1_100;

test("a gateway that is killed between the pattern and the countersignature opens once, not twice", async ({
  page,
  person,
  stack,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  await page.goto("/s/notes/");
  const code = await mailbox.nextCode(person.email);
  // The pattern has been accepted when the browser asks for the page again.
  await page.route(
    "**/s/notes/",
    async (route) => {
      await stack.gateway.kill();
      await stack.gateway.start();
      await route.continue();
    },
    { times: 1 },
  );
  await new UnlockPage(page).code.draw(code);
  await expect(page.getByLabel("Another note")).toBeVisible();
  expect(mailbox.codes).toHaveLength(2);
});

test("a service that was not there when its pattern was drawn opens with the same once it is back", async ({
  page,
  person,
  stack,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await page.goto("/s/doors/");
  await page.getByTestId("door-row").filter({ hasText: "Your safe" }).click();
  const code = await mailbox.nextCode(person.email);
  const doors = stack.service("doors").program;
  await doors.kill();
  consoleWatch.expectAnswer(502, "/s/doors/safes/");
  await new UnlockPage(page).code.draw(code);
  await expect(page.getByRole("alert")).toContainText("The service does not answer");
  await doors.start();
  await page.reload();
  await expect(page.getByTestId("code")).toHaveText(/^\d\d(-\d\d){3}$/);
  // It was shown once all the same.
  await page.reload();
  await expect(page).toHaveURL(/\/unlock\//);
});

test("a gateway that has no keys yet of a service that is away opens with the same pattern once it is back", async ({
  page,
  person,
  stack,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await page.goto("/s/doors/");
  await page.getByTestId("door-row").filter({ hasText: "Your safe" }).click();
  const code = await mailbox.nextCode(person.email);
  const doors = stack.service("doors").program;
  await doors.kill();
  await stack.gateway.kill();
  await stack.gateway.start();
  consoleWatch.expectAnswer(502, "/s/doors/safes/");
  await new UnlockPage(page).code.draw(code);
  await expect(page.getByRole("alert")).toContainText("The service does not answer");
  await doors.start();
  await page.waitForTimeout(KEYS_RETRY_MS);
  await page.reload();
  await expect(page.getByTestId("code")).toHaveText(/^\d\d(-\d\d){3}$/);
});

test("a service that forgets what it used up asks for another pattern once it is back", async ({
  page,
  person,
  stack,
  mailbox,
  consoleWatch,
}) => {
  await enrolByRequest(page, person, mailbox);
  await page.goto("/s/notes/");
  const code = await mailbox.nextCode(person.email);
  const notes = stack.service("notes").program;
  await notes.kill();
  consoleWatch.expectAnswer(502, "/s/notes/");
  await new UnlockPage(page).code.draw(code);
  await expect(page.getByRole("alert")).toContainText("The service does not answer");
  await expect(page.getByRole("alert")).toContainText("Try again in a moment");
  await notes.start();
  await page.waitForTimeout(FIRST_SECOND_MS);
  await page.reload();
  const lock = new UnlockPage(page);
  await expect(lock.purpose).toHaveText("Read your notes");
  await lock.code.draw(await mailbox.nextCode(person.email));
  await expect(page.getByLabel("Another note")).toBeVisible();
});
