import { expect, test } from "../fixtures/test.ts";
import { enrolByRequest, SecurityPage } from "../pages/index.ts";

test("new recovery codes are made with a pattern and shown once", async ({
  page,
  person,
  mailbox,
}) => {
  const former = await enrolByRequest(page, person, mailbox);
  const security = new SecurityPage(page);
  await security.open();
  await expect(security.codesLeft).toHaveText("10 codes are left.");
  await security.makeNewCodes.click();
  await expect(security.asking).toContainText("Draw a fresh pattern to make new codes");
  await security.code.draw(await mailbox.nextCode(person.email));
  const codes = await security.codes.keep();
  expect(new Set([...codes, ...former]).size).toBe(20);
  await expect(security.said).toContainText("You have ten new recovery codes.");
  await expect(security.codes.codes).toHaveCount(0);
  await expect(security.codesLeft).toHaveText("10 codes are left.");
  await expect(security.eventsOf("recovery.codes-made").first()).toContainText(
    "New recovery codes were made",
  );
  expect((await mailbox.nextLetter(person.email)).subject).toContain("new recovery codes");
  await page.reload();
  await expect(security.codesLeft).toBeVisible();
  await expect(security.codes.codes).toHaveCount(0);
});
