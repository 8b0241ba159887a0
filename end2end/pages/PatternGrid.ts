import { expect, type Locator, type Page } from "@playwright/test";

import { Finger, type Spot } from "./Finger.ts";
import { dotsOf, placeOf } from "./pattern.ts";

/** The grid on which the pattern of a mailed code is drawn. A code is `3-9-12-16-22-18`. */
export class PatternGrid {
  readonly #page: Page;
  readonly grid: Locator;
  readonly text: Locator;
  readonly undo: Locator;
  readonly clear: Locator;
  /** The dot at which the Tab key comes to the grid, while the grid takes something in. */
  readonly entrance: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.grid = page.getByTestId("pattern-grid");
    this.text = page.getByTestId("pattern-text");
    this.undo = page.getByRole("button", { name: "Undo" });
    this.clear = page.getByRole("button", { name: "Clear" });
    this.entrance = this.grid.locator("[tabindex='0']");
  }

  dot(dot: number): Locator {
    return this.grid.getByTestId(`pattern-dot-${dot}`);
  }

  /** Draws in one stroke with the mouse. */
  async drag(code: string): Promise<void> {
    await this.#isOpen();
    const [first, ...rest] = await this.#spots(code);
    if (!first) return;
    await this.#page.mouse.move(first.x, first.y);
    await this.#page.mouse.down();
    for (const spot of rest) await this.#page.mouse.move(spot.x, spot.y, { steps: 6 });
    await this.#page.mouse.up();
  }

  /** Draws in one stroke with a finger. */
  async swipe(code: string): Promise<void> {
    await this.#isOpen();
    const finger = new Finger(this.#page);
    const [first, ...rest] = await this.#spots(code);
    if (!first) return;
    await finger.down(first);
    let at = first;
    for (const spot of rest) {
      await finger.move(at, spot);
      at = spot;
    }
    await finger.rest();
    await finger.up();
  }

  /** Clicks dot by dot. */
  async click(code: string): Promise<void> {
    await this.#isOpen();
    for (const spot of await this.#spots(code)) await this.#page.mouse.click(spot.x, spot.y);
  }

  /** Goes to the grid, and then from dot to dot with the arrow keys; chooses each with Enter. */
  async walk(code: string): Promise<void> {
    await this.#isOpen();
    await this.entrance.focus();
    await this.walkOn(code);
  }

  /** Goes on from the dot that has the focus, with the arrow keys; chooses each dot with Enter. */
  async walkOn(code: string): Promise<void> {
    const start = this.grid.locator(":focus");
    let at = placeOf(Number(await start.getAttribute("data-dot")));
    for (const dot of dotsOf(code)) {
      const to = placeOf(dot);
      await this.#press(to.row < at.row ? "ArrowUp" : "ArrowDown", Math.abs(to.row - at.row));
      await this.#press(
        to.column < at.column ? "ArrowLeft" : "ArrowRight",
        Math.abs(to.column - at.column),
      );
      await this.#page.keyboard.press("Enter");
      at = to;
    }
  }

  /** Types the numbers into the text field. */
  async type(code: string): Promise<void> {
    await this.#isOpen();
    await this.text.fill(code);
    // A last "1" or "2" may be the beginning of a larger number: only Enter says that it is not.
    if (/-[12]$/.test(code)) await this.#page.keyboard.press("Enter");
  }

  async #press(key: string, times: number): Promise<void> {
    for (let time = 0; time < times; time++) await this.#page.keyboard.press(key);
  }

  /** While an answer is awaited the grid takes nothing in. */
  async #isOpen(): Promise<void> {
    await expect(this.grid).not.toHaveAttribute("aria-disabled", "true");
  }

  /** Where the dots of a code are on the screen. */
  async #spots(code: string): Promise<Spot[]> {
    await this.grid.scrollIntoViewIfNeeded();
    const box = await this.grid.boundingBox();
    if (!box) throw new Error("the grid is not on the screen");
    return dotsOf(code).map((dot) => {
      const { row, column } = placeOf(dot);
      return {
        x: box.x + ((column + 0.5) * box.width) / 5,
        y: box.y + ((row + 0.5) * box.height) / 5,
      };
    });
  }
}
