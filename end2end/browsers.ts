import { existsSync } from "node:fs";

import { type BrowserType, firefox, type PlaywrightTestConfig, webkit } from "@playwright/test";

import { form } from "./servers/form.ts";

type Project = NonNullable<PlaywrightTestConfig["projects"]>[number];
type Use = NonNullable<Project["use"]>;

/** Marks what a browser could do differently; the other tests are about the servers, or take what Chromium alone gives. */
const MARK = /@browsers/;

/** Where Chromium is; `undefined` means Playwright's own download. */
export function chromium(): string | undefined {
  const named = process.env["TESSERA_CHROMIUM"];
  if (named) return named;
  return ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => existsSync(path),
  );
}

/** Firefox and WebKit, each where it is there: a project with the tests that are marked. */
export function others(): Project[] {
  // What the servers stand on makes no difference to a browser.
  if (form() !== "sqlite") return [];
  const found = { firefox: firefoxUse(), webkit: ownUse("webkit", webkit) };
  return Object.entries(found).flatMap(([name, use]) => (use ? [{ name, use, grep: MARK }] : []));
}

/** A release of Firefox that is named, driven by WebDriver BiDi, or Playwright's own. */
function firefoxUse(): Use | undefined {
  const named = process.env["TESSERA_FIREFOX"];
  if (!named) return ownUse("firefox", firefox);
  const launchOptions = { executablePath: named };
  // The theme is left as it is: not every release can be told another.
  // Taking a picture adds a style there, which the pages' policy refuses with an error.
  const screenshot = "off";
  return { browserName: "firefox", channel: "moz-firefox", launchOptions, screenshot, colorScheme: null };
}

/** Playwright's own build, where it is installed. */
function ownUse(browserName: "firefox" | "webkit", type: BrowserType): Use | undefined {
  try {
    return existsSync(type.executablePath()) ? { browserName, launchOptions: {} } : undefined;
  } catch {
    // There is none for this system.
    return undefined;
  }
}
