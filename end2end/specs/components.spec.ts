import { readFile } from "node:fs/promises";

import { expect, test } from "../fixtures/test.ts";
import { expectNoSidewaysScroll, open } from "../pages/index.ts";

/** The components that a file of `app/src` exports, which begin with a capital. */
async function exported(file: string): Promise<string[]> {
  const source = await readFile(new URL(`../../app/src/${file}`, import.meta.url), "utf8");
  const uses = source.match(/^pub use [^;]+;$/gm) ?? [];
  return uses.flatMap((use) => use.match(/\b[A-Z]\w+/g) ?? []);
}

/** What `form.rs` exports beside components. */
const NO_COMPONENTS = ["KeptCode", "Trouble", "Way"];

test("every component is there, with what it takes and an example", async ({ page }) => {
  const inPages = await exported("component.rs");
  const inForms = (await exported("form.rs")).filter((name) => !NO_COMPONENTS.includes(name));
  expect(inPages.length).toBeGreaterThan(4);
  expect(inForms.length).toBeGreaterThan(4);

  await open(page, "/components");
  for (const name of [...inPages, ...inForms]) {
    const section = page.locator(`[data-testid=component][data-component=${name}]`);
    await expect(section, name).toHaveCount(1);
    await expect(section.getByRole("heading", { name, exact: true }), name).toBeVisible();
    const rows = section.getByTestId("component-props").locator("tbody tr");
    expect(await rows.count(), name).toBeGreaterThan(0);
    const example = section.getByTestId("component-example");
    await expect(example, name).toContainText(`pub fn ${name}Example()`);
  }
  const links = page.getByRole("navigation", { name: "Components" }).getByRole("link");
  await expect(page.getByTestId("component")).toHaveCount(await links.count());
});

test("a component's states can be looked at in the other theme", async ({ page }) => {
  await open(page, "/components");
  const section = page.locator("[data-component=Steps]");
  const colour = () =>
    section.locator(".stage").evaluate((stage) => getComputedStyle(stage).backgroundColor);
  await section.getByRole("button", { name: "In light" }).click();
  const light = await colour();
  await section.getByRole("button", { name: "In dark" }).click();
  expect(await colour()).not.toBe(light);
});

test("what takes the focus waits until somebody asks for it", async ({ page }) => {
  await open(page, "/components");
  await expect(page.locator("body")).toBeFocused();
  const section = page.locator("[data-component=TroubleNotice]");
  await section.getByRole("button", { name: "Show it" }).first().click();
  await expect(section.getByRole("alert")).toBeFocused();
});

test.describe("on a phone of 390 pixels", () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test("the page does not scroll sideways", async ({ page }) => {
    await open(page, "/components");
    await expectNoSidewaysScroll(page);
  });
});

test.describe("where the gateway is not told to show it", () => {
  test.use({ ownStack: { gateway: { TESSERA_COMPONENTS_PAGE: "false" } } });

  test("there is no such page", async ({ page, consoleWatch }) => {
    consoleWatch.expectAnswer(404, "/components");
    const answer = await page.goto("/components");
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  });
});
