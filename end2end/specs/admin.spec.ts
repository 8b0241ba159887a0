import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import {
  AccountPage,
  AdminPage,
  enrolByRequest,
  expectNoSidewaysScroll,
  open,
  type Person,
  SecurityPage,
  signIn,
  signOut,
} from "../pages/index.ts";
import type { Stack } from "../servers/stack.ts";

const FRESH_SECONDS = 4;

/** What a server function answers to a request of the page that is there. */
async function call(page: Page, name: string, body: object): Promise<{ status: number; text: string }> {
  return page.evaluate(
    async ([path, json]) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(path, { method: "POST", headers, body: json });
      return { status: answer.status, text: await answer.text() };
    },
    [`/api/${name}`, JSON.stringify(body)] as const,
  );
}

/** Makes an account an administrator's, as the operator does. */
async function promote(stack: Stack, person: Person): Promise<void> {
  const granted = await stack.operate("account", "grant-admin", person.username);
  expect(granted).toMatchObject({ code: 0, stdout: `${person.username} is an administrator.\n` });
}

const FUNCTIONS: readonly (readonly [string, object])[] = [
  ["admin-accounts", { text: "", show: "", after: null }],
  ["admin-account", { account: "00000000-0000-4000-8000-000000000000" }],
  ["admin-account-events", { account: "00000000-0000-4000-8000-000000000000", before: 1 }],
  ["admin-act", { account: "00000000-0000-4000-8000-000000000000", act: "lock" }],
  ["admin-events", { kind: null, before: null }],
  ["admin-site", {}],
  ["admin-keys", {}],
];

test("to whoever is no administrator there is no administration", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(404, "/admin");
  consoleWatch.expectAnswer(404, "/api/admin-");
  const nothing = async (): Promise<void> => {
    for (const place of ["", "/events", "/services", "/keys", "/accounts/1", "/other"]) {
      const answer = await page.goto(`/admin${place}`);
      expect(answer?.status(), place).toBe(404);
      expect(answer?.headers()["cache-control"]).toBe("no-store");
      await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
      await expect(page).toHaveTitle(/^Nothing here/);
    }
    for (const [name, body] of FUNCTIONS) {
      const { status, text } = await call(page, name, body);
      expect(status, name).toBe(404);
      expect(JSON.parse(text), name).toMatchObject({ error: "not-found" });
    }
  };
  await page.goto("/sign-in");
  await nothing();
  await enrolByRequest(page, person, mailbox);
  await expect(page.getByRole("link", { name: "Open the administration" })).toHaveCount(0);
  await nothing();
});

test.describe("with servers of their own", () => {
  test.use({ ownStack: { gateway: { TESSERA_ADMIN_FRESH_SECONDS: "600" } } });

  test(
    "an administrator finds an account, locks it, unlocks it and ends its sessions",
    { tag: "@journey" },
    async ({ page, browser, baseURL, person, newPerson, mailbox, stack, consoleWatch }) => {
      await enrolByRequest(page, person, mailbox);
      await promote(stack, person);
      await mailbox.nextNotice(person.email, /administrator/);
      const grace = await newPerson();
      const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
      consoleWatch.watch(context);
      // Her page looks whether the vault is ready yet, also after her session has ended.
      consoleWatch.expectAnswer(401, "/api/account");
      const other = await context.newPage();
      await enrolByRequest(other, grace, mailbox);

      await page.reload();
      await page.getByRole("link", { name: "Open the administration" }).click();
      const admin = new AdminPage(page);
      await expect(admin.heading).toBeVisible();
      await expect(admin.accounts).toHaveCount(2);
      await admin.find(grace.username.slice(0, 9));
      await expect(admin.accounts).toHaveCount(1);
      await expect(admin.accounts).toContainText("Active");
      await expect(admin.accounts).not.toContainText(grace.email);
      await admin.find(grace.email.toUpperCase());
      await expect(admin.accounts).toHaveCount(1);
      await admin.find("nobody-of-that-name");
      await expect(page.getByText("There is no such account.")).toBeVisible();
      await page.goBack();
      await expect(admin.search).toHaveValue(grace.email.toUpperCase());
      await admin.openAccount(grace.username);
      await expect(admin.facts).toContainText(grace.email);
      await expect(admin.facts).not.toContainText(/Locked since|Administrator since/);

      await admin.lock.click();
      await expect(admin.asking.getByRole("heading")).toBeFocused();
      await admin.cancel.click();
      await expect(admin.asking).toHaveCount(0);
      await expect(admin.lock).toBeFocused();
      await admin.doIt(admin.lock, "Lock");
      await expect(admin.said).toContainText("The account is locked");
      await expect(admin.said).toBeFocused();
      await expect(admin.facts).toContainText("Locked since");
      await expect(admin.unlock).toBeVisible();
      await expect(admin.lock).toHaveCount(0);
      await expect(admin.sessions).toHaveCount(0);
      const notice = await mailbox.nextNotice(grace.email, /was locked/);
      expect(notice.text).toContain("an administrator of this site");
      await other.goto("/account");
      await expect(other).toHaveURL(/\/sign-in/);

      await admin.doIt(admin.unlock, "Unlock");
      await expect(admin.said).toContainText("The account is unlocked");
      await mailbox.nextNotice(grace.email, /is unlocked/);
      await signIn(other, grace, mailbox);
      await page.reload();
      await expect(admin.sessions).toHaveCount(1);
      await admin.doIt(admin.sessions.getByRole("button", { name: /^End/ }), "End");
      await expect(admin.said).toContainText("The session has ended.");
      await expect(admin.sessions).toHaveCount(0);
      await expect(admin.eventsOf("account.locked")).toContainText("An administrator");

      await signIn(other, grace, mailbox);
      const security = new SecurityPage(other);
      await security.open();
      await expect(security.eventsOf("account.locked")).toContainText("An administrator locked");
      await expect(security.eventsOf("account.locked")).not.toContainText(person.username);
      await expect(security.eventsOf("admin.account-viewed").first()).toBeVisible();

      await admin.open("/events");
      const locked = admin.eventsOf("account.locked");
      await expect(locked).toHaveCount(1);
      await expect(locked.getByRole("link", { name: grace.username, exact: true })).toBeVisible();
      await expect(locked.getByRole("link", { name: person.username, exact: true })).toBeVisible();
      await admin.kind.selectOption("account.unlocked");
      await page.getByRole("button", { name: "Show", exact: true }).click();
      await expect(page).toHaveURL(/kind=account\.unlocked/);
      await expect(admin.events).toHaveCount(1);
      const verified = await stack.operate("events", "verify", "--json");
      expect(JSON.parse(verified.stdout)).toMatchObject({ flaws: [] });
      await context.close();
    },
  );

  test("nobody acts on an administrator's account, and services and keys are seen", async ({
    page,
    person,
    mailbox,
    stack,
    consoleWatch,
  }) => {
    await enrolByRequest(page, person, mailbox);
    await promote(stack, person);
    const admin = new AdminPage(page);
    await admin.open();
    await admin.openAccount(person.username);
    await expect(page.getByText("This is an administrator’s account.")).toBeVisible();
    await expect(admin.facts).toContainText("Administrator since");
    await expect(admin.lock).toHaveCount(0);
    await expect(admin.sessions).toHaveCount(1);
    await expect(admin.sessions.getByRole("button")).toHaveCount(0);
    const id = new URL(page.url()).pathname.split("/").pop() ?? "";
    consoleWatch.expectAnswer(403, "/api/admin-act");
    for (const act of ["lock", "unlock", "end-sessions", { "end-session": "x" }]) {
      const { status } = await call(page, "admin-act", { account: id, act });
      expect(status, JSON.stringify(act)).toBe(403);
    }
    await admin.open("/services");
    await expect(admin.services.first()).toBeVisible();
    await admin.open("/keys");
    await expect(admin.keys.and(page.locator('[data-state="current"]'))).toHaveCount(3);
    const html = await page.content();
    expect(html).not.toContain("PRIVATE KEY");

    // What was given can be taken: the next request finds nobody.
    const revoked = await stack.operate("account", "revoke-admin", person.username);
    expect(revoked.stdout).toBe(`${person.username} is no administrator.\n`);
    consoleWatch.expectAnswer(404, "/admin");
    expect((await page.goto("/admin"))?.status()).toBe(404);
    await open(page, "/account");
    await expect(new AccountPage(page).hello(person.username)).toBeVisible();
    await expect(page.getByRole("link", { name: "Open the administration" })).toHaveCount(0);
    await signOut(page);
  });

  test("axe finds nothing in the administration, which fits a phone", async ({
    page,
    axe,
    person,
    mailbox,
    stack,
  }) => {
    test.setTimeout(180_000);
    await enrolByRequest(page, person, mailbox);
    await promote(stack, person);
    const admin = new AdminPage(page);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const place of ["", "/events", "/services", "/keys"] as const) {
        await admin.open(place);
        await axe.findsNothing(`/admin${place}, ${width}`);
        await expectNoSidewaysScroll(page);
      }
      await admin.open();
      await admin.openAccount(person.username);
      await axe.findsNothing(`an account, ${width}`);
      await expectNoSidewaysScroll(page);
    }
  });
});

test.describe("where the last pattern is too long ago", () => {
  test.use({ ownStack: { gateway: { TESSERA_ADMIN_FRESH_SECONDS: String(FRESH_SECONDS) } } });

  test("an administrator draws a pattern first, and the page has nothing of others", async ({
    page,
    axe,
    person,
    mailbox,
    stack,
    consoleWatch,
  }) => {
    await enrolByRequest(page, person, mailbox);
    await promote(stack, person);
    await page.waitForTimeout((FRESH_SECONDS + 1) * 1000);
    consoleWatch.expectAnswer(403, "/api/admin-");
    const answer = await page.goto("/admin");
    const html = (await answer?.text()) ?? "";
    expect(html).not.toContain("admin-account-row");
    const admin = new AdminPage(page);
    await admin.open();
    await expect(admin.gate).toBeVisible();
    await expect(admin.accounts).toHaveCount(0);
    await axe.findsNothing("the way to a pattern");
    expect((await call(page, "admin-accounts", { text: "", show: "", after: null })).status).toBe(403);
    await admin.mailPattern.click();
    await admin.code.draw(await mailbox.nextCode(person.email));
    await expect(admin.heading).toBeVisible();
    await expect(admin.accounts).toHaveCount(1);
    await expect(admin.gate).toHaveCount(0);
  });
});
