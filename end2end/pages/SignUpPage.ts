import { expect, type Locator, type Page } from "@playwright/test";

import { CodeStep } from "./CodeStep.ts";
import { GesturePad } from "./GesturePad.ts";
import type { Person } from "./Person.ts";
import { PictureChooser } from "./PictureChooser.ts";
import { RecoveryCodes } from "./RecoveryCodes.ts";
import { open } from "./ready.ts";

/** `/sign-up`: who, a picture twice, a gesture twice, the pattern, and the codes to keep. */
export class SignUpPage {
  readonly #page: Page;
  readonly heading: Locator;
  readonly username: Locator;
  readonly email: Locator;
  readonly password: Locator;
  readonly picture: PictureChooser;
  readonly gesture: GesturePad;
  readonly code: CodeStep;
  readonly codes: RecoveryCodes;
  readonly goOn: Locator;
  readonly create: Locator;
  readonly back: Locator;
  /** What is wrong, in a sentence. */
  readonly problem: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.heading = page.getByRole("heading", { name: "Create your account", level: 1 });
    this.username = page.getByLabel("Username");
    this.email = page.getByLabel("E-mail");
    this.password = page.getByLabel("Password", { exact: true });
    this.picture = new PictureChooser(page);
    this.gesture = new GesturePad(page);
    this.code = new CodeStep(page);
    this.codes = new RecoveryCodes(page);
    this.goOn = page.getByRole("button", { name: "Continue" });
    this.create = page.getByRole("button", { name: "Create account" });
    this.back = page.getByRole("button", { name: "Back" });
    this.problem = page.getByRole("alert").filter({ hasText: /\S/ });
  }

  async open(): Promise<void> {
    await open(this.#page, "/sign-up");
  }

  /** The heading of a step within the way. */
  step(name: string): Locator {
    return this.#page.getByRole("heading", { name });
  }

  /** Username, e-mail and password. */
  async fillDetails(person: Person): Promise<void> {
    await this.username.fill(person.username);
    await this.email.fill(person.email);
    await this.password.fill(person.password);
    await this.goOn.click();
  }

  /** The same file, twice. */
  async choosePicture(person: Person): Promise<void> {
    await expect(this.step("Choose a picture that is yours")).toBeVisible();
    await this.picture.choose(person.picture);
    await this.goOn.click();
    await expect(this.step("The same picture, once more")).toBeVisible();
    await this.picture.choose(person.picture);
    await this.goOn.click();
  }

  /** The same gesture, twice, with the buttons below the pad; ends with "Create account". */
  async enterGesture(person: Person): Promise<void> {
    await expect(this.step("Make up a gesture")).toBeVisible();
    await this.gesture.press(person.gesture);
    await this.goOn.click();
    await expect(this.step("The same gesture, once more")).toBeVisible();
    await this.gesture.press(person.gesture);
    await this.create.click();
  }

  /** Everything up to the pattern. */
  async apply(person: Person): Promise<void> {
    await this.open();
    await this.fillDetails(person);
    await this.choosePicture(person);
    await this.enterGesture(person);
    await expect(this.step("Draw your first pattern")).toBeVisible();
  }
}
