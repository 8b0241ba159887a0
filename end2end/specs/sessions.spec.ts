import type { Browser, Page } from "@playwright/test";

import type { ConsoleWatch } from "../fixtures/console-watch.ts";
import { expect, test } from "../fixtures/test.ts";
import { AccountPage, enrolByRequest, SecurityPage, signIn, signOut } from "../pages/index.ts";

/** A page in a browser that knows nothing of the others. */
async function otherBrowser(
  browser: Browser,
  baseURL: string | undefined,
  consoleWatch: ConsoleWatch,
): Promise<Page> {
  const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  consoleWatch.watch(context);
  return context.newPage();
}

test.describe("where the last pattern is too long ago", () => {
  const FRESH_SECONDS = 3;
  test.use({ ownStack: { gateway: { TESSERA_PATTERN_FRESH_SECONDS: String(FRESH_SECONDS) } } });

  test("a session in another browser is ended with a fresh pattern", { tag: "@journey" }, async ({
    page,
    browser,
    baseURL,
    person,
    mailbox,
    consoleWatch,
  }) => {
    await enrolByRequest(page, person, mailbox);
    const drawnAt = Date.now();
    const other = await otherBrowser(browser, baseURL, consoleWatch);
    await signIn(other, person, mailbox);
    expect((await mailbox.nextLetter(person.email)).subject).toContain("new browser");
    // Signing in takes longer than a pattern stays fresh here; a fast machine waits for the rest.
    await page.waitForTimeout(Math.max(0, drawnAt + (FRESH_SECONDS + 1) * 1000 - Date.now()));

    const security = new SecurityPage(page);
    await security.open();
    await expect(security.sessions).toHaveCount(2);
    await expect(security.thisSession).toHaveCount(1);
    await expect(security.thisSession.getByRole("button")).toHaveCount(0);
    await security.end(security.sessions.filter({ hasNotText: "This session" }));
    await expect(security.asking).toContainText("Draw a fresh pattern to end this session");
    await expect(security.asking).toContainText("It shows that it is you");
    await expect(security.sessions).toHaveCount(2);
    await security.code.draw(await mailbox.nextCode(person.email));
    await expect(security.said).toContainText("The session has ended.");
    await expect(security.said).toBeFocused();
    await expect(security.sessions).toHaveCount(1);
    await expect(security.asking).toHaveCount(0);

    await other.goto("/account");
    await expect(other).toHaveURL(/\/sign-in\?next=\/account$/);
    await page.reload();
    await expect(security.thisSession).toBeVisible();
    await other.context().close();
  });

  test("whoever gives up the pattern has ended nothing", async ({
    page,
    browser,
    baseURL,
    person,
    mailbox,
    consoleWatch,
  }) => {
    await enrolByRequest(page, person, mailbox);
    const drawnAt = Date.now();
    const other = await otherBrowser(browser, baseURL, consoleWatch);
    await signIn(other, person, mailbox);
    await page.waitForTimeout(Math.max(0, drawnAt + (FRESH_SECONDS + 1) * 1000 - Date.now()));
    const security = new SecurityPage(page);
    await security.open();
    await security.endAllOthers.click();
    await security.cancel.click();
    await expect(security.asking).toHaveCount(0);
    await expect(security.endAllOthers).toBeEnabled();
    await other.reload();
    await expect(new AccountPage(other).hello(person.username)).toBeVisible();
    await other.context().close();
  });
});

test("right after a pattern all other sessions end at once", async ({
  page,
  browser,
  baseURL,
  person,
  mailbox,
  consoleWatch,
}) => {
  const others = [];
  await enrolByRequest(page, person, mailbox);
  for (let count = 0; count < 2; count++) {
    const other = await otherBrowser(browser, baseURL, consoleWatch);
    await signIn(other, person, mailbox);
    await mailbox.nextLetter(person.email);
    others.push(other);
  }
  const security = new SecurityPage(page);
  await security.open();
  await expect(security.sessions).toHaveCount(3);
  await security.endAllOthers.click();
  await expect(security.said).toContainText("Every other session has ended.");
  await expect(security.sessions).toHaveCount(1);
  await expect(security.endAllOthers).toBeHidden();
  for (const other of others) {
    await other.goto("/account/security");
    await expect(other).toHaveURL(/\/sign-in\?next=\/account\/security$/);
    await other.context().close();
  }
});

test("a browser that was forgotten counts as new at its next sign-in", async ({
  page,
  person,
  mailbox,
}) => {
  await enrolByRequest(page, person, mailbox);
  const security = new SecurityPage(page);
  await security.open();
  await expect(security.devices).toHaveCount(1);
  await expect(security.devices).toContainText("This browser");
  await security.forget(security.devices);
  await expect(security.said).toContainText("The browser is forgotten.");
  await expect(security.devices).toHaveCount(0);
  await expect(security.eventsOf("device.forgotten")).toHaveCount(1);
  await signOut(page);
  await signIn(page, person, mailbox);
  expect((await mailbox.nextLetter(person.email)).subject).toContain("new browser");
  await security.open();
  await expect(security.devices).toHaveCount(1);
  await expect(security.eventsOf("sign-in.new-browser").first()).toContainText(
    "You signed in with a browser that was new",
  );
});
