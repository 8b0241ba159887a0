import { expect, test } from "../fixtures/test.ts";
import { AccountPage, expectNoSidewaysScroll, open, SignUpPage, UnlockPage, VaultPage } from "../pages/index.ts";

test.describe("on a phone of 390 pixels", () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test("no page scrolls sideways, on the whole way", async ({ page, person, mailbox }) => {
    for (const path of ["/", "/sign-in"]) {
      await open(page, path);
      await expectNoSidewaysScroll(page);
    }
    const signUp = new SignUpPage(page);
    await signUp.open();
    await expectNoSidewaysScroll(page);
    await signUp.fillDetails(person);
    await expect(signUp.picture.input).toBeAttached();
    await expectNoSidewaysScroll(page);
    await signUp.choosePicture(person);
    await expect(signUp.gesture.pad).toBeVisible();
    await expectNoSidewaysScroll(page);
    await signUp.enterGesture(person);
    await expect(signUp.code.grid.grid).toBeVisible();
    await expectNoSidewaysScroll(page);
    await signUp.code.draw(await mailbox.nextCode(person.email));
    await expect(signUp.codes.codes).toHaveCount(10);
    await expectNoSidewaysScroll(page);
    await signUp.codes.keep();
    await expect(new AccountPage(page).hello(person.username)).toBeVisible();
    await expectNoSidewaysScroll(page);

    const vault = new VaultPage(page);
    await vault.open();
    await expectNoSidewaysScroll(page);
    await new UnlockPage(page).code.draw(await mailbox.nextCode(person.email));
    await expect(vault.heading).toBeVisible();
    await expectNoSidewaysScroll(page);
    await vault.addBankAccount.click();
    await expectNoSidewaysScroll(page);
    const unbroken = "W".repeat(60);
    await vault.fill(unbroken, {
      "Account holder": unbroken,
      "Account number": "GB33BUKB20201555555555",
      Address: unbroken,
    });
    await vault.view(unbroken);
    await expectNoSidewaysScroll(page);
  });
});

test("the theme that was chosen is there on the next page", async ({ page }) => {
  await open(page, "/");
  await page.getByRole("radio", { name: "Dark" }).check({ force: true });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await open(page, "/sign-in");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
});

test("the theme's cookie is for this host alone, and goes with the choice", async ({ page, context }) => {
  const themes = async () =>
    (await context.cookies()).filter(({ name }) => name.endsWith("tessera-theme"));
  await open(page, "/");
  await page.getByRole("radio", { name: "Light" }).check({ force: true });
  expect(await themes()).toEqual([
    expect.objectContaining({
      name: "__Host-tessera-theme", value: "light", path: "/", secure: true, sameSite: "Lax",
    }),
  ]);
  await page.getByRole("radio", { name: "Auto" }).check({ force: true });
  expect(await themes()).toEqual([]);
  await open(page, "/");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
});

test("somebody enrols and opens the vault without a mouse", async ({ page, person, mailbox }) => {
  await open(page, "/sign-up");
  const signUp = new SignUpPage(page);
  await signUp.username.focus();
  await page.keyboard.type(person.username);
  await page.keyboard.press("Tab");
  await page.keyboard.type(person.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(person.password);
  await page.keyboard.press("Enter");
  for (const step of ["Choose a picture that is yours", "The same picture, once more"]) {
    await expect(signUp.step(step)).toBeVisible();
    await signUp.picture.choose(person.picture);
    await signUp.goOn.press("Enter");
  }
  for (const button of [signUp.goOn, signUp.create]) {
    await expect(signUp.gesture.count).toHaveText("0");
    for (const event of person.gesture) await signUp.gesture.key(event).press("Space");
    await button.press("Enter");
  }
  await signUp.code.grid.walk(await mailbox.nextCode(person.email));
  await signUp.codes.saved.press("Space");
  await signUp.codes.goOn.press("Enter");
  await expect(new AccountPage(page).hello(person.username)).toBeVisible();
  await page.getByRole("link", { name: "Open your vault" }).press("Enter");
  await new UnlockPage(page).code.grid.walk(await mailbox.nextCode(person.email));
  await expect(new VaultPage(page).heading).toBeVisible();
});
