import type { CDPSession, Locator, Page } from "@playwright/test";

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
      const part = step / steps;
      const spot = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
      await this.#send("touchMove", [spot]);
    }
  }

  /** Lifts all fingers. */
  async up(): Promise<void> {
    await this.#send("touchEnd", []);
  }

  async #send(type: "touchStart" | "touchMove" | "touchEnd", spots: Spot[]): Promise<void> {
    this.#session ??= this.#page.context().newCDPSession(this.#page);
    const touchPoints = spots.map((spot, id) => ({ ...spot, id }));
    await (await this.#session).send("Input.dispatchTouchEvent", { type, touchPoints });
  }
}

/** The middle of something on the screen, scrolled into view. */
export async function middleOf(locator: Locator): Promise<Spot> {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${String(locator)} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
