import { expect, type Locator, type Page } from "@playwright/test";

import { CodeStep } from "./CodeStep.ts";
import { GesturePad } from "./GesturePad.ts";
import type { Person } from "./Person.ts";
import { PictureChooser } from "./PictureChooser.ts";
import { open } from "./ready.ts";

/** What somebody chooses anew. */
export type NewFactors = Partial<Pick<Person, "password" | "picture" | "gesture">>;

/** `/account/security/factors`: the current factors, the choice, the new ones, and the pattern. */
export class ChangeFactorsPage {
  readonly #page: Page;
  readonly currentPassword: Locator;
  readonly newPassword: Locator;
  readonly picture: PictureChooser;
  readonly gesture: GesturePad;
  readonly code: CodeStep;
  readonly goOn: Locator;
  /** The button of the last step before the pattern. */
  readonly change: Locator;
  readonly back: Locator;
  readonly problem: Locator;
  /** What is said once it is changed. */
  readonly changed: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.currentPassword = page.getByLabel("Current password");
    this.newPassword = page.getByLabel("New password");
    this.picture = new PictureChooser(page);
    this.gesture = new GesturePad(page);
    this.code = new CodeStep(page);
    this.goOn = page.getByRole("button", { name: "Continue" });
    this.change = page.getByRole("button", { name: "Change", exact: true });
    this.back = page.getByRole("button", { name: "Back" });
    this.problem = page.getByRole("alert").filter({ hasText: /\S/ });
    this.changed = page.getByText("It is changed.");
  }

  async open(): Promise<void> {
    await open(this.#page, "/account/security/factors");
  }

  /** The heading of a step within the way. */
  step(name: string): Locator {
    return this.#page.getByRole("heading", { name });
  }

  /** The factors as they are. */
  async prove(person: Person): Promise<void> {
    await this.currentPassword.fill(person.password);
    await this.goOn.click();
    await this.picture.choose(person.picture);
    await this.goOn.click();
    await expect(this.gesture.pad).toBeVisible();
    await this.gesture.press(person.gesture);
    await this.goOn.click();
  }

  /** What is to change. */
  async choose(names: readonly ("Password" | "Picture" | "Gesture")[]): Promise<void> {
    for (const name of names) await this.#page.getByRole("checkbox", { name }).check();
    await this.goOn.click();
  }

  /** The new factors, each as often as it is asked for; ends with "Change". */
  async enter(next: NewFactors): Promise<void> {
    const { password, picture, gesture } = next;
    const goOn = this.goOn.or(this.change);
    if (password !== undefined) {
      await this.newPassword.fill(password);
      await goOn.click();
    }
    if (picture !== undefined) {
      for (const step of ["Choose a picture that is yours", "The same picture, once more"]) {
        await expect(this.step(step)).toBeVisible();
        await this.picture.choose(picture);
        await goOn.click();
      }
    }
    if (gesture !== undefined) {
      for (const step of ["Make up a gesture", "The same gesture, once more"]) {
        await expect(this.step(step)).toBeVisible();
        await this.gesture.press(gesture);
        await goOn.click();
      }
    }
  }

  /** Everything up to the pattern. */
  async apply(person: Person, next: NewFactors): Promise<void> {
    await this.open();
    await this.prove(person);
    const names = [
      ...(next.password === undefined ? [] : (["Password"] as const)),
      ...(next.picture === undefined ? [] : (["Picture"] as const)),
      ...(next.gesture === undefined ? [] : (["Gesture"] as const)),
    ];
    await this.choose(names);
    await this.enter(next);
  }
}
