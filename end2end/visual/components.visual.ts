import { expect, test } from "../fixtures/ada.ts";
import { open } from "../pages/index.ts";
import { ONE, seePart } from "./looks.ts";

test("every component in every state", async ({ page }) => {
  await open(page, "/components");
  const sections = page.getByTestId("component");
  expect(await sections.count()).toBeGreaterThan(8);
  for (const section of await sections.all()) {
    const name = await section.getAttribute("data-component");
    await seePart(section.locator(".stage"), `component-${name}`, ONE);
  }
});
