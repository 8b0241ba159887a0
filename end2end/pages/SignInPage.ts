import { expect, type Locator, type Page } from "@playwright/test";

import { CodeStep } from "./CodeStep.ts";
import { GesturePad } from "./GesturePad.ts";
import type { Person } from "./Person.ts";
import { PictureChooser } from "./PictureChooser.ts";
import { open } from "./ready.ts";

/** `/sign-in`: name and password, picture, gesture, and then the pattern. */
export class SignInPage {
  readonly #page: Page;
  readonly username: Locator;
  readonly password: Locator;
  readonly picture: PictureChooser;
  readonly gesture: GesturePad;
  readonly code: CodeStep;
  readonly goOn: Locator;
  readonly signIn: Locator;
  readonly back: Locator;
  /** What is wrong, in a sentence. */
  readonly problem: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.username = page.getByLabel("Username");
    this.password = page.getByLabel("Password", { exact: true });
    this.picture = new PictureChooser(page);
    this.gesture = new GesturePad(page);
    this.code = new CodeStep(page);
    this.goOn = page.getByRole("button", { name: "Continue" });
    this.signIn = page.getByRole("button", { name: "Sign in" });
    this.back = page.getByRole("button", { name: "Back" });
    this.problem = page.getByRole("alert").filter({ hasText: /\S/ });
  }

  async open(): Promise<void> {
    await open(this.#page, "/sign-in");
  }

  async fillName(person: Person): Promise<void> {
    await this.username.fill(person.username);
    await this.password.fill(person.password);
    await this.goOn.click();
  }

  async choosePicture(person: Person): Promise<void> {
    await this.picture.choose(person.picture);
    await this.goOn.click();
  }

  /** The gesture, with the buttons below the pad; ends with "Sign in". */
  async enterGesture(person: Person): Promise<void> {
    await expect(this.gesture.pad).toBeVisible();
    await this.gesture.press(person.gesture);
    await this.signIn.click();
  }

  /** Everything up to the answer, from where the page is opened. */
  async apply(person: Person): Promise<void> {
    await this.open();
    await this.submit(person);
  }

  /** Everything up to the answer, on the page that is open. */
  async submit(person: Person): Promise<void> {
    await this.fillName(person);
    await this.choosePicture(person);
    await this.enterGesture(person);
  }
}
