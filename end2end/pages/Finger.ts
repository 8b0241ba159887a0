import type { CDPSession, Locator, Page } from "@playwright/test";

/** After so long without a move, a finger that is lifted throws nothing: it had stopped. */
const REST_MS = 80;

const FLICK_STEPS = 6;
const FLICK_STEP_MS = 10;

/** A point in CSS pixels of the viewport. */
export interface Spot {
  x: number;
  y: number;
}

/** Fingers on a touch screen: real touch events of the browser, not synthetic ones of a script. */
export class Finger {
  readonly #page: Page;
  #session: Promise<CDPSession> | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Puts one finger or more down. */
  async down(...spots: Spot[]): Promise<void> {
    await this.#send("touchStart", spots);
  }

  /** Moves the fingers that are down, in small steps as a hand would. */
  async move(from: Spot, to: Spot, steps = 8): Promise<void> {
    for (let step = 1; step <= steps; step++) {
      await this.#send("touchMove", [between(from, to, step / steps)]);
    }
  }

  /** Stays where it is for a moment, as a finger does at the end of a stroke. */
  async rest(): Promise<void> {
    await this.#page.waitForTimeout(REST_MS);
  }

  /** Strokes from one spot to another in an instant, and is lifted while it moves. */
  async flick(from: Spot, to: Spot): Promise<void> {
    // By the clock of the events it is quick, however long the machine takes for it.
    let seconds = Date.now() / 1000;
    const next = (): number => (seconds += FLICK_STEP_MS / 1000);
    await this.#send("touchStart", [from], next());
    for (let step = 1; step <= FLICK_STEPS; step++) {
      await this.#send("touchMove", [between(from, to, step / FLICK_STEPS)], next());
    }
    await this.#send("touchEnd", [], next());
  }

  /** Lifts all fingers. */
  async up(): Promise<void> {
    await this.#send("touchEnd", []);
  }

  /** `timestamp` is in seconds since 1970; without it, it is now. */
  async #send(
    type: "touchStart" | "touchMove" | "touchEnd",
    spots: Spot[],
    timestamp?: number,
  ): Promise<void> {
    this.#session ??= this.#page.context().newCDPSession(this.#page);
    const touchPoints = spots.map((spot, id) => ({ ...spot, id }));
    const when = timestamp === undefined ? {} : { timestamp };
    await (await this.#session).send("Input.dispatchTouchEvent", { type, touchPoints, ...when });
  }
}

/** The spot that lies so far on the way. */
function between(from: Spot, to: Spot, part: number): Spot {
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}

/** The middle of something on the screen, scrolled into view. */
export async function middleOf(locator: Locator): Promise<Spot> {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${String(locator)} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
