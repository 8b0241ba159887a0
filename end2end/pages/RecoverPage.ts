import { expect, type Locator, type Page } from "@playwright/test";

import { CodeStep } from "./CodeStep.ts";
import { GesturePad } from "./GesturePad.ts";
import type { Person } from "./Person.ts";
import { PictureChooser } from "./PictureChooser.ts";
import { open } from "./ready.ts";

/** `/recover`: a saved code, the pattern, and then all three factors anew. */
export class RecoverPage {
  readonly #page: Page;
  readonly username: Locator;
  readonly recoveryCode: Locator;
  readonly password: Locator;
  readonly picture: PictureChooser;
  readonly gesture: GesturePad;
  readonly code: CodeStep;
  readonly goOn: Locator;
  readonly save: Locator;
  readonly back: Locator;
  /** What is wrong, in a sentence. */
  readonly problem: Locator;
  /** The heading once everything is done. */
  readonly done: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.username = page.getByLabel("Username");
    this.recoveryCode = page.getByLabel("Recovery code");
    this.password = page.getByLabel("New password", { exact: true });
    this.picture = new PictureChooser(page);
    this.gesture = new GesturePad(page);
    this.code = new CodeStep(page);
    this.goOn = page.getByRole("button", { name: "Continue" });
    this.save = page.getByRole("button", { name: "Save the new factors" });
    this.back = page.getByRole("button", { name: "Back" });
    this.problem = page.getByRole("alert").filter({ hasText: /\S/ });
    this.done = page.getByRole("heading", { name: "Your account is yours again" });
  }

  async open(): Promise<void> {
    await open(this.#page, "/recover");
  }

  /** The heading of a step within the way. */
  step(name: string): Locator {
    return this.#page.getByRole("heading", { name });
  }

  /** Hands in a username and a saved code, on the page that is open. */
  async ask(username: string, code: string): Promise<void> {
    await this.username.fill(username);
    await this.recoveryCode.fill(code);
    await this.goOn.click();
  }

  /** Chooses all three factors of somebody, once the pattern was right. */
  async choose(factors: Pick<Person, "password" | "picture" | "gesture">): Promise<void> {
    await this.choosePassword(factors.password);
    await this.choosePicture(factors.picture);
    await this.enterGesture(factors.gesture);
  }

  async choosePassword(password: string): Promise<void> {
    await expect(this.step("Choose a new password")).toBeVisible();
    await this.password.fill(password);
    await this.goOn.click();
  }

  /** The same file, twice. */
  async choosePicture(picture: string): Promise<void> {
    for (const step of ["Choose a picture that is yours", "The same picture, once more"]) {
      await expect(this.step(step)).toBeVisible();
      await this.picture.choose(picture);
      await this.goOn.click();
    }
  }

  /** The same gesture, twice, with the buttons below the pad; ends with "Save the new factors". */
  async enterGesture(gesture: Person["gesture"]): Promise<void> {
    await expect(this.step("Make up a gesture")).toBeVisible();
    await this.gesture.press(gesture);
    await this.goOn.click();
    await expect(this.step("The same gesture, once more")).toBeVisible();
    await this.gesture.press(gesture);
    await this.save.click();
  }
}
