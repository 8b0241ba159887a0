import { expect, test } from "../fixtures/test.ts";

test("a page that cannot start says so", async ({ page, consoleWatch }) => {
  consoleWatch.expectText(/Failed to fetch|ERR_FAILED|preload/);
  const notice = page.getByText("This page could not start in your browser");
  await page.goto("/sign-in");
  await expect(notice).toBeHidden();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto("/sign-in");
  await expect(notice).toBeVisible();
  await expect(page.getByRole("button", { name: "Continue" })).toBeDisabled();
});
