import { expect, type Locator, type Page } from "@playwright/test";

import { changing } from "../pages/index.ts";

const SIZES = {
  wide: { width: 1440, height: 900 },
  middle: { width: 768, height: 1024 },
  narrow: { width: 390, height: 844 },
} as const;

/** A width of the window, and a theme. */
interface Look {
  size: keyof typeof SIZES;
  theme: "light" | "dark";
}

/** Each width in each theme. */
export const EVERY: readonly Look[] = (["wide", "middle", "narrow"] as const).flatMap((size) =>
  (["light", "dark"] as const).map((theme) => ({ size, theme })),
);

/** Two that have little in common. */
export const TWO: readonly Look[] = [
  { size: "wide", theme: "light" },
  { size: "narrow", theme: "dark" },
];

/** Where there is least room, for what differs little from another state. */
export const ONE: readonly Look[] = [{ size: "narrow", theme: "light" }];

/** Compares the whole page, as it stands there, with its pictures. */
export async function see(page: Page, state: string, looks = TWO): Promise<void> {
  for (const look of looks) {
    await putOn(page, look);
    const options = { fullPage: true, mask: changing(page) };
    await expect.soft(page).toHaveScreenshot(picture(look, state), options);
  }
}

/** Compares a part of the page with its pictures. */
export async function seePart(part: Locator, state: string, looks = TWO): Promise<void> {
  const page = part.page();
  for (const look of looks) {
    await putOn(page, look);
    await expect.soft(part).toHaveScreenshot(picture(look, state), { mask: changing(page) });
  }
}

async function putOn(page: Page, { size, theme }: Look): Promise<void> {
  await page.setViewportSize(SIZES[size]);
  await page.emulateMedia({ colorScheme: theme });
  // Nothing is under the mouse, and what sticks to the top of the window is at the top of the page.
  await page.mouse.move(0, 0);
  await page.evaluate(() => scrollTo(0, 0));
}

function picture({ size, theme }: Look, state: string): string[] {
  return [`${size}-${theme}`, `${state}.webp`];
}
