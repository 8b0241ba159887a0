import { expect, type Locator, type Page } from "@playwright/test";

import { Finger, middleOf } from "./Finger.ts";
import type { GestureEvent } from "./Person.ts";

/** Longer than the pause that ends a scroll, so that the next one counts anew. */
const SCROLL_PAUSE_MS = 250;
/** Longer than a press waits for the one that would make it double. */
const DOUBLE_PRESS_MS = 450;
/** Longer than what makes a press a long one. */
const LONG_PRESS_MS = 650;

const BUTTONS = { L: "left", M: "middle", R: "right" } as const;

/** The pad that takes clicks and scrolls. */
export class GesturePad {
  readonly #page: Page;
  readonly pad: Locator;
  readonly count: Locator;
  readonly undo: Locator;
  readonly clear: Locator;
  readonly reveal: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.pad = page.getByTestId("gesture-pad");
    this.count = page.getByTestId("gesture-count");
    this.undo = page.getByTestId("gesture-undo");
    this.clear = page.getByTestId("gesture-clear");
    this.reveal = page.getByRole("button", { name: "Reveal" });
  }

  /** The button that stands for an event. */
  key(event: GestureEvent): Locator {
    return this.#page.getByTestId(`gesture-key-${event}`);
  }

  /** Enters events with the buttons below the pad. */
  async press(events: readonly GestureEvent[]): Promise<void> {
    await this.#each(events, (event) => this.key(event).click());
  }

  /** Enters events with the mouse: its three buttons and the wheel. */
  async click(events: readonly GestureEvent[]): Promise<void> {
    const spot = await middleOf(this.pad);
    await this.#page.mouse.move(spot.x, spot.y);
    await this.#each(events, async (event) => {
      if (event === "UP" || event === "DOWN") {
        await this.#page.mouse.wheel(0, event === "UP" ? -120 : 120);
        await this.#page.waitForTimeout(SCROLL_PAUSE_MS);
        return;
      }
      const button = BUTTONS[event[0] as keyof typeof BUTTONS];
      // A double click in one go: on a busy machine two calls are too far apart to be one.
      await this.#page.mouse.click(spot.x, spot.y, { button, clickCount: Number(event[1]) });
    });
  }

  /** Enters events with fingers: taps, long presses, two fingers, and swipes. */
  async touch(events: readonly GestureEvent[]): Promise<void> {
    const finger = new Finger(this.#page);
    const spot = await middleOf(this.pad);
    const second = { x: spot.x + 40, y: spot.y };
    await this.#each(events, async (event) => {
      if (event === "UP" || event === "DOWN") {
        const to = { x: spot.x, y: spot.y + (event === "UP" ? -50 : 50) };
        await finger.down(spot);
        await finger.move(spot, to);
        await finger.rest();
        await finger.up();
        return;
      }
      // The next press follows without waiting for the answer to the last one's end: on a busy
      // machine the two would be too far apart to be a double one.
      let lifted = Promise.resolve();
      for (let click = 0; click < Number(event[1]); click++) {
        await Promise.all([lifted, finger.down(...(event[0] === "M" ? [spot, second] : [spot]))]);
        if (event[0] === "R") await this.#page.waitForTimeout(LONG_PRESS_MS);
        lifted = finger.up();
      }
      await lifted;
    }, () => this.undo.tap());
  }

  /** Does each in turn, and waits until it counts: a single click waits for a second one. */
  async #each(
    events: readonly GestureEvent[],
    enter: (event: GestureEvent) => Promise<void>,
    takeBack = () => this.undo.click(),
  ): Promise<void> {
    let count = Number(await this.count.textContent());
    for (const event of events) {
      count = await this.#once(event, enter, takeBack, count);
    }
  }

  /**
   * Enters one event. A busy machine may hold fingers up until a double press is read as two: then
   * they are taken back and entered again, as a person would.
   */
  async #once(
    event: GestureEvent,
    enter: (event: GestureEvent) => Promise<void>,
    takeBack: () => Promise<void>,
    before: number,
  ): Promise<number> {
    for (let attempt = 1; attempt <= 3; attempt++) {
      await enter(event);
      // Asked often: there is a click's wait in nearly every event.
      const count = expect.poll(() => this.count.textContent(), { intervals: [50] });
      await count.not.toBe(String(before));
      if (event.endsWith("2")) await this.#page.waitForTimeout(DOUBLE_PRESS_MS);
      const now = Number(await this.count.textContent());
      if (now === before + 1) return now;
      for (let extra = now; extra > before; extra--) await takeBack();
      await expect(this.count).toHaveText(String(before));
    }
    throw new Error(`${event} was read as something else three times`);
  }
}
