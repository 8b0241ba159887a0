import { writeFile } from "node:fs/promises";

import type { Locator, Page } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import { AccountPage, atRest, changing, hold, hydrated, open } from "../pages/index.ts";

/** Pages of somebody who is not signed in, each after one that links to it. */
const PUBLIC = [
  ["/sign-up", "/"],
  ["/", "/sign-in"],
  ["/sign-in", "/recover"],
  ["/", "/sign-up"],
] as const;

/** Pages of somebody who is, each after one that links to it. */
const OWN = [
  ["/", "/account"],
  ["/account", "/account/security"],
  ["/account/security", "/account/security/factors"],
  ["/account/security", "/account/security/email"],
  ["/account/security", "/account/security/erase"],
] as const;

/** Pages of an open vault, beside those of its records. */
const OF_VAULT = [
  ["/account", "/vault"],
  ["/vault", "/vault/export"],
] as const;

/** What the page looks like, without what changes by itself. */
async function look(page: Page, masked: Locator[] = []): Promise<Buffer> {
  await page.mouse.move(0, 0);
  await atRest(page);
  const mask = [...changing(page), ...masked];
  return page.screenshot({ fullPage: true, animations: "disabled", mask });
}

/** Expects that the page comes to look as it did, pixel for pixel; keeps both looks where it does not. */
async function expectSame(page: Page, before: Buffer, masked: Locator[] = []): Promise<void> {
  const { pathname } = new URL(page.url());
  let now = before;
  const same = async (): Promise<boolean> => (now = await look(page, masked)).equals(before);
  await expect
    .configure({ soft: true, timeout: 3_000 })
    .poll(same, `${pathname} looks the same`)
    .toBe(true);
  if (now.equals(before)) return;
  const name = pathname.slice(1).replaceAll("/", "-");
  await writeFile(test.info().outputPath(`${name} before.png`), before);
  await writeFile(test.info().outputPath(`${name} now.png`), now);
}

/** Opens a page, and comes to it by a link: it is drawn by the server once, and once by the browser. */
async function expectSameByLink(page: Page, from: string, path: string): Promise<void> {
  await open(page, path);
  const byServer = await look(page);
  await open(page, from);
  const document = () => page.evaluate(() => performance.timeOrigin);
  const before = await document();
  await page.locator(`a[href="${path}"]`).first().click();
  await page.waitForURL(path);
  expect(await document(), "the link is followed within the application").toBe(before);
  await expectSame(page, byServer);
}

/** Opens a page whose code is held up, and lets it come: nothing moves. */
async function expectSameOnceAlive(page: Page, path: string): Promise<void> {
  // Controls are closed until they do something.
  const controls = [page.getByRole("main").locator("button, input"), page.getByRole("contentinfo")];
  const letCome = await hold(page, "**/pkg/*.wasm");
  await page.goto(path, { waitUntil: "domcontentloaded" });
  const asDrawn = await look(page, controls);
  letCome();
  await hydrated(page);
  await expectSame(page, asDrawn, controls);
}

test("pages of nobody yet look the same by a link and by their address", async ({ page }) => {
  for (const [from, path] of PUBLIC) await expectSameByLink(page, from, path);
});

test("pages of an account look the same by a link and by their address", async ({ page, account }) => {
  await expect(new AccountPage(page).hello(account.username)).toBeVisible();
  for (const [from, path] of OWN) await expectSameByLink(page, from, path);
});

test("pages of a vault look the same by a link and by their address", async ({ page, vaultRecord }) => {
  for (const [from, path] of OF_VAULT) await expectSameByLink(page, from, path);
  await expectSameByLink(page, "/vault", vaultRecord.path);
});

test("pages of nobody yet look the same before and after they come alive", async ({ page }) => {
  for (const [, path] of PUBLIC) await expectSameOnceAlive(page, path);
});

test("pages of an account look the same before and after they come alive", async ({ page, vaultRecord }) => {
  const paths = [...OWN, ...OF_VAULT].map(([, path]) => path);
  for (const path of [...paths, vaultRecord.path]) await expectSameOnceAlive(page, path);
});
