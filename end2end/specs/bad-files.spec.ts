import { randomBytes } from "node:crypto";
import { copyFile, open as openFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "../fixtures/test.ts";
import { SignUpPage } from "../pages/index.ts";

test("an empty, a small and an enormous file are refused with what to do, and the next one is taken", async ({
  page,
  person,
  folder,
}) => {
  const empty = join(folder, "empty.png");
  const small = join(folder, "small.png");
  const enormous = join(folder, "enormous.png");
  await writeFile(empty, "");
  await writeFile(small, randomBytes(1023));
  const file = await openFile(enormous, "w");
  await file.truncate(256 * 1024 * 1024 + 1);
  await file.close();

  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(person);
  for (const [path, words] of [
    [empty, "This file is empty. Choose another picture."],
    [small, "Choose a picture of at least 1 KB."],
    [enormous, "Choose a smaller picture."],
  ] as const) {
    await signUp.picture.offer(path);
    await expect(signUp.picture.state).toContainText(words);
    await signUp.goOn.click();
    await expect(signUp.problem).toContainText(words);
  }
  await signUp.picture.offer(person.picture);
  await expect(signUp.picture.state).toHaveAttribute("data-state", "ready");
  await signUp.goOn.click();
  await expect(signUp.step("The same picture, once more")).toBeVisible();
});

test("a file that is gone when it is read again is asked for again", async ({
  page,
  person,
  newPerson,
  folder,
  consoleWatch,
}) => {
  // The thumbnail's file is gone as well.
  consoleWatch.expectText(/net::ERR_FILE_NOT_FOUND/);
  const passing = join(folder, "passing.png");
  await copyFile(person.picture, passing);
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(person);
  await signUp.picture.choose(passing);
  await signUp.back.click();
  await rm(passing);
  // Another name means another digest, so the file has to be read once more.
  await signUp.fillDetails(await newPerson());
  const words = "The file could not be read any more. Choose it again.";
  await expect(signUp.picture.state).toContainText(words);
  await signUp.goOn.click();
  await expect(signUp.problem).toContainText(words);
  await signUp.picture.offer(person.picture);
  await expect(signUp.picture.state).toHaveAttribute("data-state", "ready");
});

test("another file the second time is not taken", async ({ page, person, newPerson }) => {
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(person);
  await signUp.picture.choose(person.picture);
  await signUp.goOn.click();
  await expect(signUp.step("The same picture, once more")).toBeVisible();
  await signUp.picture.choose((await newPerson()).picture);
  await signUp.goOn.click();
  await expect(signUp.problem).toContainText("This is another file");
});

test("a large file shows its progress, and reading it can be stopped and resumed", async ({
  page,
  person,
  folder,
}) => {
  const large = join(folder, "large.bin");
  const file = await openFile(large, "w");
  await file.truncate(200 * 1024 * 1024);
  await file.close();
  const signUp = new SignUpPage(page);
  await signUp.open();
  await signUp.fillDetails(person);
  await signUp.picture.offer(large);
  await expect(page.getByRole("progressbar", { name: "Reading the picture" })).toBeVisible();
  await expect(signUp.picture.state).toHaveText(/^Reading: [\d.]+ [KM]B of 209\.7 MB/);
  await page.getByRole("button", { name: "Stop reading" }).click();
  await expect(signUp.picture.state).toHaveText("Stopped before the end.");
  await page.getByRole("button", { name: "Read it again" }).click();
  await expect(signUp.picture.state).toHaveText("Ready: 209.7 MB read on this device.", {
    timeout: 60_000,
  });
});
