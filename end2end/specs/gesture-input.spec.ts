import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import { type GestureEvent, type Person, SignUpPage } from "../pages/index.ts";

const ALL: readonly GestureEvent[] = ["L1", "M1", "R1", "L2", "M2", "R2", "UP", "DOWN"];

const NAMES: Record<GestureEvent, string> = {
  L1: "Left click",
  M1: "Middle click",
  R1: "Right click",
  L2: "Left double click",
  M2: "Middle double click",
  R2: "Right double click",
  UP: "Scroll up",
  DOWN: "Scroll down",
};

async function padOf(page: Page, person: Person): Promise<SignUpPage> {
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(person);
  await signUp.choosePicture(person);
  await expect(signUp.gesture.pad).toBeVisible();
  return signUp;
}

async function expectEvents(page: Page, events: readonly GestureEvent[]): Promise<void> {
  await page.getByRole("button", { name: "Reveal" }).click();
  const beads = page.getByRole("list", { name: "Your gesture so far" }).getByRole("listitem");
  await expect(beads).toContainText(events.map((event) => NAMES[event]));
  await expect(beads).toHaveCount(events.length);
}

test("mouse buttons and wheel make all eight events, and the page neither scrolls nor opens a menu", async ({
  page,
  person,
}) => {
  const signUp = await padOf(page, person);
  await signUp.gesture.pad.scrollIntoViewIfNeeded();
  const before = await page.evaluate(() => window.scrollY);
  await signUp.gesture.click([...ALL, "DOWN", "UP"]);
  expect(await page.evaluate(() => window.scrollY)).toBe(before);
  await expectEvents(page, [...ALL, "DOWN", "UP"]);
});

test("buttons make all eight events, by keyboard alone", { tag: "@browsers" }, async ({ page, person }) => {
  const signUp = await padOf(page, person);
  for (const event of ALL) await signUp.gesture.key(event).press("Enter");
  await expectEvents(page, ALL);
});

test.describe("on a touch screen", () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test("taps, long presses, two fingers and swipes make all eight events", async ({
    page,
    person,
  }) => {
    const signUp = await padOf(page, person);
    await signUp.gesture.touch(ALL);
    await expectEvents(page, ALL);
  });
});

test("a click counts before the next button is pressed", { tag: "@browsers" }, async ({ page, person }) => {
  const signUp = await padOf(page, person);
  await signUp.gesture.press(["UP", "DOWN", "M1", "R1", "L2", "M2", "R2"]);
  await signUp.gesture.pad.click();
  await signUp.goOn.click();
  await expect(signUp.step("The same gesture, once more")).toBeVisible();
});

test("the pad says what is missing, and takes events back", async ({ page, person }) => {
  const signUp = await padOf(page, person);
  await signUp.gesture.press(["L1", "R1", "UP", "L1", "R1", "UP"]);
  await expect(page.getByText("short: add two more events")).toBeVisible();
  await signUp.goOn.click();
  await expect(signUp.problem).toBeVisible();
  await signUp.gesture.undo.click();
  await expect(signUp.gesture.count).toHaveText("5");
  await signUp.gesture.clear.click();
  await expect(signUp.gesture.count).toHaveText("0");
});

test("another gesture the second time is not taken", async ({ page, person }) => {
  const signUp = await padOf(page, person);
  await signUp.gesture.press(person.gesture);
  await signUp.goOn.click();
  await expect(signUp.step("The same gesture, once more")).toBeVisible();
  await signUp.gesture.press([...person.gesture, "L1"]);
  await signUp.create.click();
  await expect(signUp.problem).toContainText("This is not the same gesture");
});
