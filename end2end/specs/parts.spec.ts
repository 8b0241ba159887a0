import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import { hydrated, open, SignInPage, SignUpPage } from "../pages/index.ts";

const PARTS = "**/pkg/part-*.wasm";

/** The parts that a page fetches from here on, in order. */
function parts(page: Page): string[] {
  const fetched: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith("/pkg/part-")) fetched.push(pathname);
  });
  return fetched;
}

test("signing in fetches its later steps while the name is typed, and not before", async ({
  page,
  person,
}) => {
  const fetched = parts(page);
  const signIn = new SignInPage(page);
  await signIn.open();
  await page.waitForLoadState("networkidle");
  expect(fetched).toEqual([]);
  await signIn.username.fill(person.username);
  await expect.poll(() => fetched.length).toBeGreaterThan(0);
  await signIn.password.fill(person.password);
  await signIn.goOn.click();
  await expect(signIn.picture.input).toBeAttached();
  expect(new Set(fetched).size).toBe(fetched.length);
});

for (const path of ["/", "/sign-up", "/recover"]) {
  test(`the page ${path} fetches each of its parts once`, async ({ page }) => {
    const fetched = parts(page);
    await open(page, path);
    await page.waitForLoadState("networkidle");
    expect(fetched.length).toBeGreaterThan(0);
    expect(new Set(fetched).size).toBe(fetched.length);
  });
}

test("a step whose code does not arrive is said, and nothing typed is lost", async ({
  page,
  person,
  consoleWatch,
}) => {
  consoleWatch.expectFailure("/pkg/part-");
  consoleWatch.expectText(/Failed to fetch/);
  const signIn = new SignInPage(page);
  await signIn.open();
  await page.route(PARTS, (route) => route.abort());
  await signIn.fillName(person);
  await expect(signIn.problem).toContainText("The next step did not arrive.");
  await expect(signIn.username).toHaveValue(person.username);
  await expect(signIn.password).toHaveValue(person.password);
  await page.unroute(PARTS);
  await signIn.goOn.click();
  await signIn.choosePicture(person);
  await signIn.enterGesture(person);
});

test("a page whose code does not arrive says so, and comes when it is asked for again", async ({
  page,
  consoleWatch,
}) => {
  consoleWatch.expectFailure("/pkg/part-");
  consoleWatch.expectText(/Failed to fetch/);
  await open(page, "/sign-in");
  await page.route(PARTS, (route) => route.abort());
  await page.getByRole("link", { name: "Create one" }).click();
  await expect(page.getByRole("heading", { name: "This page did not arrive" })).toBeVisible();
  await page.unroute(PARTS);
  await page.getByRole("link", { name: "Try again" }).click();
  await hydrated(page);
  await expect(new SignUpPage(page).username).toBeVisible();
});

test("a page that is opened by its address and whose code does not arrive says what to do", async ({
  page,
  consoleWatch,
}) => {
  consoleWatch.expectFailure("/pkg/part-");
  consoleWatch.expectText(/Failed to fetch|failed to load split module|preload/);
  await page.route(PARTS, (route) => route.abort());
  await page.goto("/sign-up");
  await expect(page.getByRole("alert")).toContainText("Check your connection and reload the page.");
  await page.unroute(PARTS);
  await page.reload();
  await hydrated(page);
  await expect(new SignUpPage(page).username).toBeVisible();
});
