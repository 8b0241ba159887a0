import { expect, test } from "../fixtures/test.ts";

test.use({ javaScriptEnabled: false });

test("the pages read without JavaScript, and say why signing in needs it", async ({
  page,
  consoleWatch,
}) => {
  // Nothing claims the WASM that the head preloads.
  consoleWatch.expectText(/was preloaded using link preload but not used/);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Create an account" }).click();
  for (const path of ["/sign-up", "/sign-in"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const notice = page.locator("noscript p");
    await expect(notice).toBeVisible();
    await expect(notice).toContainText("Signing in needs JavaScript and WebAssembly");
    await expect(page.getByRole("button", { name: "Continue" })).toBeDisabled();
  }
});
