import { test } from "../fixtures/test.ts";
import { type GestureEvent, JourneyByHand, Keyboard } from "../pages/index.ts";

/** There and back over the eight buttons. */
const GESTURE: readonly GestureEvent[] = ["L1", "M1", "R1", "UP", "DOWN", "R2", "M2", "L2"];

test("somebody enrols, signs in, keeps a note and locks it away with the keyboard alone", async ({
  page,
  person: somebody,
  mailbox,
}) => {
  const person = { ...somebody, gesture: GESTURE };
  const journey = new JourneyByHand(page, new Keyboard(page), mailbox);
  await journey.wholeWay(person);
});
