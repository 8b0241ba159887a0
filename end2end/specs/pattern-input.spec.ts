import { expect, test } from "../fixtures/test.ts";
import { AccountPage, SignUpPage } from "../pages/index.ts";

const WAYS = [
  ["in one stroke of the mouse", "drag"],
  ["dot by dot with the mouse", "click"],
  ["with the arrow keys and Enter", "walk"],
  ["as numbers in the text field", "type"],
] as const;

for (const [words, way] of WAYS) {
  test(`a pattern is drawn ${words}`, { tag: "@browsers" }, async ({ page, person, mailbox }) => {
    const signUp = new SignUpPage(page);
    await signUp.apply(person);
    await signUp.code.grid[way](await mailbox.nextCode(person.email));
    await signUp.codes.keep();
    await expect(new AccountPage(page).hello(person.username)).toBeVisible();
  });
}

test.describe("on a phone", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("a pattern is drawn in one stroke of a finger", async ({ page, person, mailbox }) => {
    const signUp = new SignUpPage(page);
    await signUp.apply(person);
    await signUp.code.grid.swipe(await mailbox.nextCode(person.email));
    await signUp.codes.keep();
    await expect(new AccountPage(page).hello(person.username)).toBeVisible();
  });
});

test("the grid on the start page is for trying, and sends nothing", async ({ page }) => {
  const posted: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") posted.push(new URL(request.url()).pathname);
  });
  await page.goto("/");
  await page.locator("html[data-hydrated=true]").waitFor({ state: "attached" });
  await new SignUpPage(page).code.grid.drag("3-9-12-16-22-18");
  await expect(page.getByText("That is it.")).toBeVisible();
  expect(posted.filter((path) => path !== "/api/person")).toEqual([]);
});

test("a pattern can be taken back, cleared and hidden while it is drawn", { tag: "@browsers" }, async ({
  page,
  person,
  mailbox,
}) => {
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  await mailbox.nextCode(person.email);
  const { grid } = signUp.code;
  await grid.click("3-9-12");
  await expect(grid.dot(9)).toHaveAccessibleName("Dot 9, row 2, column 4, second of six");
  await grid.dot(12).press("Backspace");
  await expect(grid.text).toHaveValue("3-9");
  await grid.dot(9).press("Escape");
  await expect(grid.text).toHaveValue("");
  await grid.click("3-9");
  await page.getByRole("button", { name: "Hide path" }).click();
  await expect(grid.text).toHaveValue("");
  await page.getByRole("button", { name: "Hide path" }).click();
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(grid.text).toHaveValue("");
});

test("an undrawable pattern says why and costs no try", async ({ page, person }) => {
  const signUp = new SignUpPage(page);
  await signUp.apply(person);
  await signUp.code.grid.type("1-25-3-4-5-6");
  await expect(page.getByText("From dot 1 you can't reach dot 25 in one stroke.")).toBeVisible();
  await expect(signUp.code.triesLeft).toHaveText("5");
});
