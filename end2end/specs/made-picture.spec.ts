import { readFile } from "node:fs/promises";
import { join } from "node:path";

import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures/test.ts";
import { AccountPage, type Person, signIn, signOut, SignInPage, SignUpPage } from "../pages/index.ts";

/** What the first eight bytes of every PNG are. */
const PNG_SIGNATURE = "89504e470d0a1a0a";
const LEAST_BYTES = 1024;
const MOST_BYTES = 250_000;

test("a made picture is saved, chosen once more from where it was saved, and signs in", { tag: "@journey" }, async ({
  page,
  person,
  folder,
  mailbox,
}) => {
  const signUp = await atThePicture(page, person);
  const made = await signUp.picture.make(folder);
  expect(made.name).toBe(`tessera-${person.username}.png`);
  await expect(signUp.picture.madeWords).toHaveText(
    `Saved as ${made.name} in your downloads. Keep it: this very file is your picture.`,
  );
  await signUp.goOn.click();

  await expect(signUp.step("The same picture, once more")).toBeVisible();
  await expect(signUp.picture.makeButton).toHaveCount(0);
  await signUp.picture.choose(made.path);
  await signUp.goOn.click();
  const owner: Person = { ...person, picture: made.path };
  await signUp.enterGesture(owner);
  await signUp.code.draw(await mailbox.nextCode(owner.email));
  await signUp.codes.keep();
  await expect(new AccountPage(page).hello(owner.username)).toBeVisible();

  await signOut(page);
  await signIn(page, owner, mailbox);
});

test("the second choice takes the saved bytes and no others", async ({ page, person, folder }) => {
  const signUp = await atThePicture(page, person);
  const made = await signUp.picture.make(folder);
  await signUp.goOn.click();
  await signUp.picture.choose(person.picture);
  await signUp.goOn.click();
  await expect(signUp.problem).toContainText("This is another file");
  await signUp.picture.offer(made.path);
  await expect(signUp.picture.state).toHaveAttribute("data-state", "ready");
  await signUp.goOn.click();
  await expect(signUp.step("Make up a gesture")).toBeVisible();
});

test("two made pictures differ, and saving one again gives the same bytes", async ({
  page,
  person,
  folder,
}) => {
  const signUp = await atThePicture(page, person);
  const first = await signUp.picture.make(join(folder, "first"));
  const again = await signUp.picture.saveAgain(join(folder, "again"));
  const second = await signUp.picture.make(join(folder, "second"));
  const [one, same, other] = await Promise.all(
    [first, again, second].map(({ path }) => readFile(path)),
  );
  expect(same?.equals(one as Buffer)).toBe(true);
  expect(other?.equals(one as Buffer)).toBe(false);
});

test("the browser's own decoder takes a made picture", async ({ page, person, folder }) => {
  const signUp = await atThePicture(page, person);
  const made = await signUp.picture.make(folder);
  const bytes = await readFile(made.path);
  expect(bytes.subarray(0, 8).toString("hex")).toBe(PNG_SIGNATURE);
  expect(bytes.length).toBeGreaterThanOrEqual(LEAST_BYTES);
  expect(bytes.length).toBeLessThan(MOST_BYTES);
  const size = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    return [bitmap.width, bitmap.height];
  }, bytes.toString("base64"));
  expect(size).toEqual([1024, 1024]);
});

test("the page goes on drawing itself while a picture is painted", async ({
  page,
  person,
  folder,
}) => {
  const signUp = await atThePicture(page, person);
  // How long it takes is not a test's business; painting in one go would leave no frame at all.
  await page.evaluate(() => {
    const seen = { frames: 0 };
    const count = () => {
      if (document.querySelector("progress")) seen.frames += 1;
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    Object.assign(window, { seen });
  });
  await signUp.picture.make(folder);
  const frames = await page.evaluate(
    () => (window as unknown as { seen: { frames: number } }).seen.frames,
  );
  expect(frames).toBeGreaterThan(3);
});

test("a picture chosen after a made one counts, and the words about saving go", async ({
  page,
  person,
  folder,
}) => {
  const signUp = await atThePicture(page, person);
  await signUp.picture.make(folder);
  await signUp.picture.offer(person.picture);
  await expect(signUp.picture.state).toHaveAttribute("data-state", "ready");
  await expect(signUp.picture.madeWords).toBeEmpty();
  await signUp.goOn.click();
  await signUp.picture.choose(person.picture);
  await signUp.goOn.click();
  await expect(signUp.step("Make up a gesture")).toBeVisible();
});

test("the sign-in page makes no pictures", async ({ page, person }) => {
  const way = new SignInPage(page);
  await way.open();
  await way.fillName(person);
  await expect(way.picture.state).toBeVisible();
  await expect(way.picture.makeButton).toHaveCount(0);
});

async function atThePicture(page: Page, person: Person): Promise<SignUpPage> {
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(person);
  await expect(signUp.step("Choose a picture that is yours")).toBeVisible();
  return signUp;
}
