import { expect, type Locator, type Page } from "@playwright/test";

import type { GesturePad } from "./GesturePad.ts";
import type { Hand } from "./Hand.ts";
import type { PatternGrid } from "./PatternGrid.ts";
import type { GestureEvent } from "./Person.ts";
import type { PictureChooser } from "./PictureChooser.ts";

/** Nothing on a page is further away than so many presses of Tab. */
const FARTHEST = 40;

/** Works the pages with the keyboard alone. Wherever the focus stops on the way, it is seen. */
export class Keyboard implements Hand {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async press(control: Locator): Promise<void> {
    await this.tabTo(control);
    const ticks = (await control.getAttribute("type")) === "checkbox";
    await this.#page.keyboard.press(ticks ? "Space" : "Enter");
  }

  async write(field: Locator, text: string): Promise<void> {
    await this.tabTo(field);
    await this.#page.keyboard.type(text);
  }

  async choose(chooser: PictureChooser, picture: string): Promise<void> {
    await this.tabTo(chooser.input);
    await chooser.chooseIn(() => this.#page.keyboard.press("Space"), picture);
  }

  async enter(pad: GesturePad, gesture: readonly GestureEvent[]): Promise<void> {
    let count = Number(await pad.count.textContent());
    for (const event of gesture) {
      await this.tabTo(pad.key(event));
      await this.#page.keyboard.press("Space");
      await expect(pad.count).toHaveText(String(++count));
    }
  }

  async draw(grid: PatternGrid, code: string): Promise<void> {
    await this.tabTo(grid.entrance);
    await grid.walkOn(code);
  }

  /** Presses Tab, or Shift+Tab where something is further up, until it has the focus. */
  async tabTo(target: Locator): Promise<void> {
    await expect(target).toBeEnabled();
    const way = await this.#page.evaluateHandle((): Way => ({ element: undefined, ring: "" }));
    for (let presses = 0; presses <= FARTHEST; presses++) {
      const stop = await target.evaluate(lookAtFocus, way);
      // Where the focus was before is not of these keys' making.
      if (presses > 0) expectSeen(stop);
      if (stop.isThere) return;
      await this.#page.keyboard.press(stop.isBelow ? "Shift+Tab" : "Tab");
    }
    throw new Error(`${String(target)} is more than ${FARTHEST} presses of Tab away`);
  }
}

/** Where the focus was last, in the page, and the ring that was around it. */
interface Way {
  element: Element | undefined;
  ring: string;
}

/** Where the focus has stopped. */
interface Stop {
  name: string;
  /** Whether it is at what it is to come to. */
  isThere: boolean;
  /** Whether it is further down than that. */
  isBelow: boolean;
  /** Whether what has it is seen. */
  inView: boolean;
  /** What is drawn around it. */
  ring: string;
  /** Whether the same is still drawn around what had it before. */
  ringStayed: boolean;
}

function expectSeen({ name, inView, ring, ringStayed }: Stop): void {
  expect(ringStayed, `the ring of before is still there, now that ${name} has the focus`).toBe(false);
  // Between the last control and the first one the focus belongs to the browser's own bars.
  if (name === "body") return;
  expect(inView, `${name}, which has the focus, is in view`).toBe(true);
  expect(ring, `the ring around ${name}, which has the focus`).not.toBe("");
}

/** Looks, in the page, at what has the focus on the way to a target, and at what had it before. */
function lookAtFocus(target: Element, way: Way): Stop {
  /** What is seen of an element: itself, or what stands for it, which is its labels or shapes. */
  const partsOf = (element: Element): Element[] => {
    const labels = element instanceof HTMLInputElement ? (element.labels ?? []) : [];
    const shapes = element instanceof SVGElement ? element.children : [];
    return [element, ...labels, ...shapes];
  };
  const isInView = (part: Element): boolean => {
    const { width, height, top, bottom } = part.getBoundingClientRect();
    const isShown = part.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return isShown && width > 1 && height > 1 && bottom > 0 && top < window.innerHeight;
  };
  const ringOf = (element: Element): string => {
    const rings = partsOf(element).filter(isInView).flatMap((part) => {
      const { outlineStyle, outlineColor, boxShadow, stroke } = getComputedStyle(part);
      const outline = outlineStyle === "none" ? "none" : `${outlineStyle} ${outlineColor}`;
      return [outline, boxShadow, part === element ? "none" : stroke];
    });
    return rings.filter((ring) => !["", "none", "rgba(0, 0, 0, 0)"].includes(ring)).join(", ");
  };

  const focused = document.activeElement ?? document.body;
  const ring = ringOf(focused);
  const { element: before, ring: ringBefore } = way;
  way.element = focused;
  way.ring = ring;
  const name = focused.getAttribute("data-testid") ?? focused.id;
  return {
    name: [focused.localName, name].filter(Boolean).join(" "),
    isThere: focused === target,
    isBelow: (target.compareDocumentPosition(focused) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
    inView: partsOf(focused).some(isInView),
    ring,
    ringStayed: before !== undefined && ringBefore !== "" && ringOf(before) === ringBefore,
  };
}
