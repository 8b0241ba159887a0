import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import { SignInPage, SignUpPage } from "../pages/index.ts";

/** The words below the password. */
const words = (page: Page) => page.getByTestId("password-strength");

/** What the page has asked the server for, as `METHOD path`. */
function requests(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", (request) => {
    seen.push(`${request.method()} ${new URL(request.url()).pathname}`);
  });
  return seen;
}

const isStrength = (request: string) => /\/pkg\/strength-[0-9a-f]{16}\.js$/.test(request);

test("words follow the password while it is typed, and nothing is sent", async ({ page }) => {
  const signUp = new SignUpPage(page);
  const seen = requests(page);
  await signUp.open();
  await signUp.username.fill("grace.hopper");
  await signUp.email.fill("admiral@navy.example");
  expect(seen.filter(isStrength)).toEqual([]);

  await signUp.password.focus();
  await expect.poll(() => seen.filter(isStrength)).toHaveLength(1);
  await page.waitForLoadState("networkidle");
  seen.length = 0;

  await expect(words(page)).toHaveAttribute("role", "status");
  await expect(words(page)).toHaveText("");
  await signUp.password.pressSequentially("seven");
  await expect(words(page)).toHaveText("Too short: 10 more characters are needed.");
  await signUp.password.pressSequentially(" quiet lanterns");
  await expect(words(page)).toHaveText("Good: this is hard to guess.");

  for (const [password, said] of [
    ["passwordpassword", /^Easy to guess: it repeats itself/],
    ["password12345678", /^Easy to guess: it is a common password/],
    ["my name is HOPPER, really", /^Easy to guess: it holds your name/],
    ["the navy and its lanterns", /^Easy to guess: it holds your name/],
  ] as const) {
    await signUp.password.fill(password);
    await expect(words(page)).toHaveText(said);
  }
  await signUp.password.fill("");
  await expect(words(page)).toHaveText("");
  expect(seen).toEqual([]);
});

test("the dictionaries are not fetched where nobody chooses a password", async ({ page }) => {
  const seen = requests(page);
  const signIn = new SignInPage(page);
  await signIn.open();
  await signIn.password.focus();
  await signIn.password.fill("passwordpassword");
  await page.waitForLoadState("networkidle");
  expect(seen.filter((request) => request.includes("strength"))).toEqual([]);
});

test("without the dictionaries the page works, and claims nothing", async ({
  page,
  person,
  consoleWatch,
}) => {
  consoleWatch.expectFailure("/pkg/strength-");
  await page.route("**/pkg/strength-*.js", (route) => route.abort());
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.password.fill("seven");
  await expect(words(page)).toHaveText("Too short: 10 more characters are needed.");
  await signUp.password.fill("seven quiet lanterns");
  await expect(words(page)).toHaveText("");
  await signUp.fillDetails(person);
  await expect(signUp.step("Choose a picture that is yours")).toBeVisible();
});

test("a keystroke is judged in a moment, and a long password too", async ({ page }) => {
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.password.focus();
  const longest = await page.evaluate(async () => {
    const load = (globalThis as unknown as { tesseraStrength: () => Promise<Judge> }).tesseraStrength;
    type Judge = { judge: (password: string, known: string[]) => unknown };
    const { judge } = await load();
    const times: number[] = [];
    const text = "p@ssw0rd1990qwertyuiop seven quiet lanterns 1qaz2wsx monkey drag";
    for (let length = 1; length <= text.length; length += 1) {
      const before = performance.now();
      judge(text.slice(0, length), ["grace.hopper", "admiral@navy.example", "Tessera"]);
      times.push(performance.now() - before);
    }
    times.sort((a, b) => a - b);
    return { middle: times[times.length >> 1] ?? Infinity, most: times.at(-1) ?? Infinity };
  });
  test.info().annotations.push({ type: "milliseconds", description: JSON.stringify(longest) });
  expect(longest.middle).toBeLessThan(100);
  expect(longest.most).toBeLessThan(2000);
});

test("a password that is tried first is refused at its field", async ({
  page,
  person,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(422, "/api/");
  const signUp = new SignUpPage(page);
  await signUp.open();
  const common = { ...person, password: "Password-Password-1!" };
  await signUp.fillDetails(common);
  await signUp.choosePicture(common);
  await signUp.enterGesture(common);
  await expect(signUp.password).toHaveAccessibleDescription(/among those that are tried first/);
});
