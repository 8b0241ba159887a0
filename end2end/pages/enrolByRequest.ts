import { expect, type Page } from "@playwright/test";

import { AccountPage } from "./AccountPage.ts";
import { digests } from "./digests.ts";
import type { Mailbox, Person } from "./Person.ts";
import { open } from "./ready.ts";

/**
 * Creates an account as `enrol` does, with the requests that the pages would make and without
 * the pages: for tests that begin where somebody has an account. Ends on `/account`, signed in.
 * Gives the ten recovery codes.
 */
export async function enrolByRequest(page: Page, person: Person, mailbox: Mailbox): Promise<string[]> {
  const { username, email, password } = person;
  // Any page of this site may ask, and says which site it is.
  await page.goto("/sign-in", { waitUntil: "domcontentloaded" });
  const site = await page.locator("html").getAttribute("data-site");
  if (site === null) throw new Error("the page does not say which site it is");
  const application = { username, email, password, ...(await digests(site, person)) };
  const { challenge } = await call<{ challenge: string }>(page, "apply", { application });
  const pattern = await mailbox.nextCode(email);
  const codes = await call<string[]>(page, "enrol", { challenge, pattern });
  await open(page, "/account");
  await expect(new AccountPage(page).hello(username)).toBeVisible();
  return codes;
}

/** Calls a server function from the page that is there. */
async function call<T>(page: Page, name: string, body: object): Promise<T> {
  const { status, text } = await page.evaluate(
    async ([path, json]) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(path, { method: "POST", headers, body: json });
      return { status: answer.status, text: await answer.text() };
    },
    [`/api/${name}`, JSON.stringify(body)] as const,
  );
  if (status !== 200) throw new Error(`${name} answers ${status}: ${text}`);
  return JSON.parse(text) as T;
}
