import type { Page } from "@playwright/test";

import type { SmtpMailbox } from "../../fixtures/mailbox.ts";
import { expect, test } from "../../fixtures/test.ts";
import {
  AccountPage,
  enrolByRequest,
  ErasePage,
  type Person,
  signIn,
  signOut,
  UnlockPage,
} from "../../pages/index.ts";
import { run } from "../../servers/command.ts";
import { examplePackages } from "../../servers/packages.ts";
import type { ServiceName } from "../../servers/services.ts";
import type { Stack } from "../../servers/stack.ts";

/** What a pattern is asked for. */
export interface Asked {
  /** What people call the service. */
  title: string;
  purpose: string;
}

/** A service of which one thing is behind a pattern for five minutes. */
export interface Guarded extends Asked {
  name: ServiceName;
  /** The file of its data, and the table of what people keep there. */
  database: string;
  table: string;
  /** The name of the thing, and the test ids of its row and its page. */
  thing: string;
  row: string;
  page: string;
  /** What is said where the thing is not among one's own. */
  missing: string;
}

/** Draws the pattern that a page asks for, after a look at what page and mail say. */
export async function drawFor(
  page: Page,
  { title, purpose }: Asked,
  person: Person,
  mailbox: SmtpMailbox,
): Promise<void> {
  await expect(page).toHaveURL(/\/unlock\//);
  const lock = new UnlockPage(page);
  await expect(lock.purpose).toHaveText(purpose);
  await expect(lock.service).toContainText(title);
  const code = await mailbox.nextCode(person.email);
  const mail = mailbox.letters(person.email).find(({ text }) => text.includes(code));
  expect(mail?.text).toContain(purpose);
  expect(mail?.text).toContain(title);
  await lock.code.draw(code);
}

/** How many rows a table of a service has. */
async function rowsOf(stack: Stack, { name, database }: Guarded, table: string): Promise<number> {
  const file = `file:${stack.folder}/${name}/${database}?mode=ro`;
  const script =
    "import sqlite3, sys; print(sqlite3.connect(sys.argv[1], uri=True)" +
    ".execute(f'SELECT COUNT(*) FROM {sys.argv[2]}').fetchone()[0])";
  const python = await examplePackages("python");
  const { code, stdout, stderr } = await run(python, ["-c", script, file, table], {});
  if (code !== 0) throw new Error(stderr);
  return Number(stdout);
}

/** What holds for every service behind the lock, whatever it is for. */
export function staysBehindTheLock(guarded: Guarded): void {
  const { name, table, thing, row, missing } = guarded;
  const home = `/s/${name}/`;

  async function openThing(page: Page, person: Person, mailbox: SmtpMailbox): Promise<string> {
    await page.goto(home);
    await page.getByTestId(row).filter({ hasText: thing }).click();
    await drawFor(page, guarded, person, mailbox);
    await expect(page.getByTestId(guarded.page)).toBeVisible();
    return page.url();
  }

  test("what is open closes with the session", async ({ page, person, stack, mailbox }) => {
    await enrolByRequest(page, person, mailbox);
    const url = await openThing(page, person, mailbox);
    expect(await rowsOf(stack, guarded, "grants")).toBe(1);
    await new AccountPage(page).open();
    await signOut(page);
    await page.goto(url);
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await expect.poll(() => rowsOf(stack, guarded, "grants")).toBe(0);
    await signIn(page, person, mailbox);
    await page.goto(url);
    await drawFor(page, guarded, person, mailbox);
    await expect(page.getByTestId(guarded.page)).toBeVisible();
  });

  test("another person sees nothing of it", async ({
    page,
    browser,
    person,
    newPerson,
    mailbox,
    baseURL,
  }) => {
    await enrolByRequest(page, person, mailbox);
    const url = await openThing(page, person, mailbox);

    const context = await browser.newContext(baseURL === undefined ? {} : { baseURL });
    const other = await newPerson();
    const elsewhere = await context.newPage();
    await enrolByRequest(elsewhere, other, mailbox);
    await elsewhere.goto(url);
    // It asks as it would for something that exists.
    await drawFor(elsewhere, guarded, other, mailbox);
    await expect(elsewhere.getByRole("heading")).toHaveText(missing);
    await elsewhere.goto(home);
    const addresses = await elsewhere
      .getByTestId(row)
      .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses).not.toContain(url);
    await context.close();
  });

  test("an account that is erased at the gateway is erased here", async ({
    page,
    person,
    stack,
    mailbox,
    consoleWatch,
  }) => {
    await enrolByRequest(page, person, mailbox);
    const url = await openThing(page, person, mailbox);
    expect(await rowsOf(stack, guarded, table)).toBeGreaterThan(0);
    const erase = new ErasePage(page);
    await erase.open();
    await erase.ask(person.username);
    await erase.code.draw(await mailbox.nextCode(person.email));
    await expect(erase.goodbye).toBeVisible();
    await expect.poll(() => rowsOf(stack, guarded, table)).toBe(0);
    expect(await rowsOf(stack, guarded, "accounts")).toBe(0);
    expect(await rowsOf(stack, guarded, "grants")).toBe(0);

    // Whoever comes again under the same name begins anew.
    await enrolByRequest(page, person, mailbox);
    await page.goto(url);
    consoleWatch.expectAnswer(404, new URL(url).pathname);
    await drawFor(page, guarded, person, mailbox);
    await expect(page.getByRole("heading")).toHaveText(missing);
  });

  test("while the service is down nothing else is; afterwards everything is there again", async ({
    page,
    person,
    stack,
    mailbox,
    consoleWatch,
  }) => {
    await enrolByRequest(page, person, mailbox);
    const url = await openThing(page, person, mailbox);
    const shown = await page.getByTestId(guarded.page).innerText();
    await stack.service(name).program.kill();
    consoleWatch.expectAnswer(502, home);
    await page.goto(home);
    await expect(page.getByRole("alert")).toContainText("The service does not answer");
    await new AccountPage(page).open();
    await expect(new AccountPage(page).hello(person.username)).toBeVisible();

    await stack.service(name).program.start();
    // What was opened stays open for its five minutes: the service had written it down.
    await page.goto(url);
    await expect(page.getByTestId(guarded.page)).toHaveText(shown, { useInnerText: true });
  });
}
