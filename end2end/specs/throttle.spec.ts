import { expect, test } from "../fixtures/test.ts";
import { SignInPage } from "../pages/index.ts";

/** Five failures in a row cost nothing; each after that doubles the wait. */
const MOST_CLICKS = 12;

test("failures in a row slow a name down, whoever it is, and the page says for how long", { tag: "@journey" }, async ({
  page,
  person,
  consoleWatch,
}) => {
  consoleWatch.expectAnswer(403, "/api/sign-in");
  consoleWatch.expectAnswer(429, "/api/sign-in");
  const way = new SignInPage(page);
  await way.apply(person);
  let status = 403;
  for (let click = 0; click < MOST_CLICKS && status === 403; click++) {
    await expect(way.signIn).toBeEnabled();
    const answer = page.waitForResponse((response) => response.url().endsWith("/api/sign-in"));
    await way.signIn.click();
    const response = await answer;
    status = response.status();
    if (status === 429) expect(Number(response.headers()["retry-after"])).toBeGreaterThan(0);
  }
  expect(status).toBe(429);
  await expect(way.problem).toHaveText(/That was not right too often\. Try again in \d+ second/);
  await expect(page.getByTestId("wait-left")).toHaveText(/^Try again in 0:\d\d\.$/);
  await expect(way.signIn).toBeDisabled();
  await expect(page.getByRole("status").filter({ hasText: "You can try again now." })).toBeVisible();
  await expect(way.signIn).toBeEnabled();
});
