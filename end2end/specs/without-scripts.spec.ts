import { expect, test } from "../fixtures/test.ts";

test.use({ javaScriptEnabled: false });

test("the pages read without JavaScript, and say why signing in needs it", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Create an account" }).click();
  for (const path of ["/sign-up", "/sign-in"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByText("Signing in needs JavaScript and WebAssembly")).toBeVisible();
    await expect(page.getByRole("button", { name: "Continue" })).toBeDisabled();
  }
});
