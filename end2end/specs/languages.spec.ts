import type { Browser, BrowserContext, Page } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import {
  enrolByRequest,
  expectNoSidewaysScroll,
  hydrated,
  open,
  PatternGrid,
  SignInPage,
} from "../pages/index.ts";
import { send } from "../servers/http.ts";

const OTHERS = ["de", "hi", "ar"];
const PUBLIC = ["/", "/sign-up", "/sign-in", "/recover", "/not-me", "/no-such-page"];
const OWN = [
  "/account",
  "/account/security",
  "/account/security/factors",
  "/account/security/email",
  "/account/security/erase",
];

/** Everything that a page says: texts, names of controls, hints. */
async function said(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement?.closest("script, style") === null) found.push(node.nodeValue ?? "");
    }
    for (const element of document.querySelectorAll("*")) {
      for (const name of ["aria-label", "title", "placeholder", "alt", "aria-roledescription"]) {
        found.push(element.getAttribute(name) ?? "");
      }
    }
    return found;
  });
  return texts.map((text) => text.trim()).filter((text) => text !== "");
}

/** The texts of a language, as its pages fetch them, by bundle. */
async function wording(url: string, language: string): Promise<string[][]> {
  const { body } = await send("GET", `${url}/`, { "accept-language": language });
  const files = /data-words="([^"]+)"/.exec(body)?.[1]?.split(" ") ?? [];
  expect(files.length).toBe(3);
  const answers = await Promise.all(files.map(async (file) => send("GET", url + file)));
  return answers.map((answer) => answer.body.split("\0"));
}

/** What is English, and is said otherwise in `language`. */
async function englishAlone(url: string, language: string): Promise<Set<string>> {
  const [english, other] = await Promise.all([wording(url, "en"), wording(url, language)]);
  const alone = new Set<string>();
  for (const [bundle, texts] of english.entries()) {
    expect(other[bundle]?.length, `bundle ${bundle}`).toBe(texts.length);
    for (const [index, text] of texts.entries()) {
      if (other[bundle]?.[index] !== text) alone.add(text.trim());
    }
  }
  // The same words may be right somewhere else.
  for (const text of other.flat()) alone.delete(text.trim());
  return alone;
}

async function inLanguage(browser: Browser, locale: string, url: string): Promise<BrowserContext> {
  return browser.newContext({ locale, baseURL: url });
}

for (const language of OTHERS) {
  test.describe(`to whoever reads ${language}`, () => {
    test.use({ locale: language });

    test("no page says anything in English", async ({
      page,
      stack,
      person,
      mailbox,
      consoleWatch,
    }) => {
      consoleWatch.expectAnswer(404, "/no-such-page");
      const english = await englishAlone(stack.url, language);
      expect(english.size).toBeGreaterThan(300);
      const see = async (path: string): Promise<void> => {
        await open(page, path);
        await page.waitForLoadState("networkidle");
        await expect(page.locator("html")).toHaveAttribute("lang", language);
        const left = (await said(page)).filter((text) => english.has(text));
        expect(left, path).toEqual([]);
      };
      for (const path of PUBLIC) await see(path);
      await enrolByRequest(page, person, mailbox);
      for (const path of OWN) await see(path);
    });
  });
}

test("Arabic runs from right to left, and the dots do not", async ({ browser, stack }) => {
  const context = await inLanguage(browser, "ar-EG", stack.url);
  const page = await context.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "/");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  const grid = new PatternGrid(page);
  const [first, second] = [await grid.dot(1).boundingBox(), await grid.dot(2).boundingBox()];
  expect(first?.x).toBeLessThan(second?.x ?? 0);
  for (const path of PUBLIC) {
    await open(page, path);
    await expectNoSidewaysScroll(page);
  }
  await context.close();
});

test("a language that is chosen stays, whatever the browser asks for", async ({ page }) => {
  await open(page, "/sign-in");
  await page.getByRole("group", { name: "Language" }).getByText("Deutsch").click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await hydrated(page);
  const chosen = page.getByRole("group", { name: "Sprache" }).locator("[aria-current]");
  await expect(chosen).toHaveText("Deutsch");
  await open(page, "/");
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
});

test("texts that do not arrive are said by the page", async ({ page, consoleWatch }) => {
  consoleWatch.expectFailure("/pkg/words-");
  consoleWatch.expectText(/a file of this page did not arrive|Failed to fetch/);
  await page.route("**/pkg/words-*.txt", (route) => route.abort());
  await page.goto("/sign-in");
  await expect(page.locator(".failed")).toBeVisible();
});

test("mails are in the language of the account", async ({ page, context, person, mailbox }) => {
  await context.setExtraHTTPHeaders({ "accept-language": "de" });
  await enrolByRequest(page, person, mailbox);
  // Somebody else's browser asks in English: the mail goes to the person.
  await context.clearCookies();
  await context.setExtraHTTPHeaders({ "accept-language": "en" });
  const signIn = new SignInPage(page);
  await signIn.apply(person);
  const letter = await mailbox.nextLetter(person.email);
  expect(letter.html).toContain('lang="de"');
  expect(letter.text).not.toContain("Draw this pattern");
});
