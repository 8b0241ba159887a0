import type { Locator } from "@playwright/test";

import type { GesturePad } from "./GesturePad.ts";
import type { PatternGrid } from "./PatternGrid.ts";
import type { GestureEvent } from "./Person.ts";
import type { PictureChooser } from "./PictureChooser.ts";

/** What works the pages: fingers, or keys. */
export interface Hand {
  /** Presses a button, follows a link or ticks a box. */
  press(control: Locator): Promise<void>;

  /** Writes into a field that is empty. */
  write(field: Locator, text: string): Promise<void>;

  /** Chooses a picture in the window that the browser opens for it. */
  choose(chooser: PictureChooser, picture: string): Promise<void>;

  /** Enters a gesture. */
  enter(pad: GesturePad, gesture: readonly GestureEvent[]): Promise<void>;

  /** Draws the pattern of a code. */
  draw(grid: PatternGrid, code: string): Promise<void>;
}
