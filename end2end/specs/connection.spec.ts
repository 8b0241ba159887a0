import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import {
  AccountPage,
  enrolByRequest,
  hold,
  hydrated,
  SignInPage,
  UnlockPage,
  VaultPage,
} from "../pages/index.ts";
import { send } from "../servers/http.ts";

const OFFLINE = "You are offline.";
const SLOW = "This is taking longer than usual.";

test("a page without a connection says so, keeps what was typed and goes on afterwards", async ({
  page,
  person,
  consoleWatch,
}) => {
  consoleWatch.expectFailure("/api/");
  consoleWatch.expectAnswer(403, "/api/sign-in");
  const signIn = new SignInPage(page);
  await signIn.apply(person);
  await expect(signIn.problem).toBeVisible();
  await expect(page.getByText(OFFLINE)).toHaveCount(0);
  await page.context().setOffline(true);
  await expect(page.getByText(OFFLINE)).toBeVisible();
  await signIn.signIn.click();
  await expect(signIn.problem).toContainText("The server could not be reached.");
  await expect(signIn.gesture.count).toContainText(String(person.gesture.length));
  await page.context().setOffline(false);
  await expect(page.getByText(OFFLINE)).toHaveCount(0);
  await signIn.signIn.click();
  await expect(signIn.problem).toContainText("These do not belong together.");
});

test("a pattern that is drawn without a connection goes out as soon as there is one", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectFailure("/api/");
  await enrolByRequest(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.open();
  const { code } = new UnlockPage(page);
  const pattern = await mailbox.nextCode(person.email);
  await page.context().setOffline(true);
  await code.draw(pattern);
  await expect(code.problem).toContainText("The server could not be reached.");
  await page.context().setOffline(false);
  await expect(vault.heading).toBeVisible();
  await expect(vault.countdown).toBeVisible();
});

/** Has the server answer a request, and the answer get lost on its way. */
async function loseFirstAnswer(page: Page, path: string): Promise<void> {
  await page.route(
    `**${path}`,
    async (route) => {
      const request = route.request();
      // Not through the browser, which would keep the new cookie of an answer that it never got.
      const headers = await request.allHeaders();
      const plain = Object.entries(headers).filter(([name]) => !name.startsWith(":"));
      const body = request.postData() ?? "";
      const { status } = await send("POST", request.url(), Object.fromEntries(plain), body);
      expect(status).toBe(200);
      await route.abort("connectionreset");
    },
    { times: 1 },
  );
}

test("an answer that is lost while the vault is opened is asked for again, and opens it", async ({
  page,
  person,
  mailbox,
  consoleWatch,
}) => {
  consoleWatch.expectFailure("/api/unlock");
  await enrolByRequest(page, person, mailbox);
  const vault = new VaultPage(page);
  await vault.open();
  const { code } = new UnlockPage(page);
  const pattern = await mailbox.nextCode(person.email);
  await loseFirstAnswer(page, "/api/unlock");
  await code.draw(pattern);
  await expect(code.problem).toContainText("The server could not be reached.");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(vault.heading).toBeVisible();
  await page.goto("/account");
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
  expect(mailbox.codes, "no second code was needed").toHaveLength(2);
});

test("an answer that takes its time is said to", async ({ page, person, consoleWatch }) => {
  consoleWatch.expectAnswer(403, "/api/sign-in");
  const signIn = new SignInPage(page);
  const release = await hold(page, "**/api/sign-in");
  await signIn.apply(person);
  await expect(page.getByRole("status").filter({ hasText: SLOW })).toBeVisible();
  release();
  await expect(signIn.problem).toContainText("These do not belong together.");
  await expect(page.getByText(SLOW)).toHaveCount(0);
});

test("what is typed on the unlock page before it is alive counts", async ({ page, person, mailbox }) => {
  await enrolByRequest(page, person, mailbox);
  await expect(new AccountPage(page).provisioning).toContainText("Ready");
  const release = await hold(page, "**/*.wasm");
  await page.goto("/vault", { waitUntil: "commit" });
  const { code } = new UnlockPage(page);
  await expect(code.grid.grid).toHaveAttribute("aria-disabled", "true");
  const pattern = await mailbox.nextCode(person.email);
  await code.grid.text.fill(pattern);
  release();
  // A last "1" or "2" may be the beginning of a larger number: only Enter says that it is not.
  if (/-[12]$/.test(pattern)) {
    await hydrated(page);
    await code.grid.text.press("Enter");
  }
  await expect(new VaultPage(page).heading).toBeVisible();
});

test("a button that is pressed before the page is alive does what it says", async ({ page, vaultRecord }) => {
  const release = await hold(page, "**/*.wasm");
  await page.goto(vaultRecord.path, { waitUntil: "domcontentloaded" });
  const vault = new VaultPage(page);
  await vault.change.click();
  await expect(vault.save).toHaveCount(0);
  release();
  await expect(vault.save).toBeVisible();
});
