import { expect, test } from "../fixtures/test.ts";
import {
  Finger,
  Fingers,
  type GestureEvent,
  HomePage,
  JourneyByHand,
  middleOf,
  PatternGrid,
} from "../pages/index.ts";

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

/** A tap, two fingers, a long press, a double tap, and swipes both ways. */
const GESTURE: readonly GestureEvent[] = ["L1", "M1", "R1", "UP", "L2", "DOWN", "UP", "DOWN"];

test("somebody enrols, signs in, keeps a note and locks it away with fingers alone", async ({
  page,
  person: somebody,
  mailbox,
}) => {
  const person = { ...somebody, gesture: GESTURE };
  const journey = new JourneyByHand(page, new Fingers(), mailbox);
  await journey.wholeWay(person);
});

test("a tap that follows on a quick stroke counts", async ({ page }) => {
  await new HomePage(page).open();
  const grid = new PatternGrid(page);
  const numbers = page.getByRole("button", { name: "Show numbers" });
  const { x, y } = await middleOf(numbers);
  const [from, to] = [await middleOf(grid.dot(1)), await middleOf(grid.dot(25))];
  await new Finger(page).flick(from, to);
  await page.touchscreen.tap(x, y);
  await expect(numbers).toHaveAttribute("aria-pressed", "false", { timeout: 3_000 });
});
