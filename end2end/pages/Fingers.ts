import { expect, type Locator } from "@playwright/test";

import type { GesturePad } from "./GesturePad.ts";
import type { Hand } from "./Hand.ts";
import type { PatternGrid } from "./PatternGrid.ts";
import type { GestureEvent } from "./Person.ts";
import type { PictureChooser } from "./PictureChooser.ts";

/** What a finger hits, in CSS pixels each way. */
const TARGET = 44;

/** Works the pages of a touch screen with taps and strokes. Whatever is tapped is large enough. */
export class Fingers implements Hand {
  async press(control: Locator): Promise<void> {
    await expectTarget(control);
    await control.tap();
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.press(field);
    await expect(field).toBeFocused();
    // As the keyboard on the screen does, which sends no keys.
    await field.fill(text);
  }

  async choose(chooser: PictureChooser, picture: string): Promise<void> {
    await chooser.chooseIn(() => this.press(chooser.label), picture);
  }

  async enter(pad: GesturePad, gesture: readonly GestureEvent[]): Promise<void> {
    await pad.touch(gesture);
  }

  async draw(grid: PatternGrid, code: string): Promise<void> {
    await grid.swipe(code);
  }
}

/** Expects that a finger hits a control, or the label that belongs to it. */
async function expectTarget(control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  const { width, height } = await control.evaluate((element) => {
    const target = element.closest("label") ?? element;
    const { width, height } = target.getBoundingClientRect();
    return { width, height };
  });
  const words = `the smaller side of ${String(control)}`;
  // A pixel of the device may be lost by rounding.
  expect(Math.min(width, height), words).toBeGreaterThan(TARGET - 0.5);
}
