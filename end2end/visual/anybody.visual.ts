import { test } from "../fixtures/ada.ts";
import { open, PatternGrid } from "../pages/index.ts";
import { EVERY, ONE, see } from "./looks.ts";

test("what somebody sees who is nobody yet", async ({ page, consoleWatch }) => {
  consoleWatch.expectAnswer(404, "/no-such-page");
  await open(page, "/");
  await see(page, "home", EVERY);
  await new PatternGrid(page).drag("3-9-12-16-22-18");
  await page.getByText("That is it.").waitFor();
  await see(page, "home-drawn", ONE);
  for (const [path, state] of [
    ["/no-such-page", "not-found"],
    ["/not-me#token", "not-me"],
    ["/not-me", "not-me-over"],
  ] as const) {
    await open(page, path);
    await see(page, state);
  }
});
