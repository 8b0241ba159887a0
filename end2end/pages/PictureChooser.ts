import { join } from "node:path";

import { expect, type Locator, type Page } from "@playwright/test";

/** A picture that was made and saved. */
export interface MadePicture {
  /** The name that the page gave the file. */
  name: string;
  /** Where it was saved. */
  path: string;
}

/** Chooses a picture from the device, or has one made. */
export class PictureChooser {
  readonly #page: Page;
  readonly input: Locator;
  /** What is seen and pressed of the input. */
  readonly label: Locator;
  /** What the chooser says; its `data-state` is `empty`, `reading`, `ready` or `failed`. */
  readonly state: Locator;
  /** Lets go of the picture that is chosen. */
  readonly remove: Locator;
  /** "Make me a picture", where it is offered. */
  readonly makeButton: Locator;
  /** What is said once a picture was made. */
  readonly madeWords: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.input = page.getByLabel("Choose a picture");
    this.label = page.getByText("Choose a picture", { exact: true });
    this.state = page.getByTestId("image-state");
    this.remove = page.getByRole("button", { name: "Remove" });
    this.makeButton = page.getByRole("button", { name: /^Make (me a picture|another one)$/ });
    this.madeWords = page.getByTestId("image-made");
  }

  /** Chooses a file, whatever comes of it. */
  async offer(path: string): Promise<void> {
    await this.input.setInputFiles(path);
  }

  /** Chooses a file and waits until it is read. */
  async choose(path: string): Promise<void> {
    await expect(this.state).toHaveAttribute("data-state", "empty");
    await this.offer(path);
    await expect(this.state).toHaveAttribute("data-state", "ready");
  }

  /** Chooses a file in the window that the browser opens for it, and waits until it is read. */
  async chooseIn(openWindow: () => Promise<void>, path: string): Promise<void> {
    const open = async () => {
      // By the time of this answer the browser knows that somebody waits for its window.
      await expect(this.state).toHaveAttribute("data-state", "empty");
      await openWindow();
    };
    const [chooser] = await Promise.all([this.#page.waitForEvent("filechooser"), open()]);
    await chooser.setFiles(path);
    await expect(this.state).toHaveAttribute("data-state", "ready");
  }

  /** Has a picture made, saves it below a folder, and waits until it is read. */
  async make(folder: string): Promise<MadePicture> {
    const made = await this.#saved(folder, this.makeButton);
    await expect(this.state).toHaveAttribute("data-state", "ready");
    return made;
  }

  /** Saves the made picture once more. */
  async saveAgain(folder: string): Promise<MadePicture> {
    return this.#saved(folder, this.#page.getByRole("button", { name: "Save it again" }));
  }

  async #saved(folder: string, button: Locator): Promise<MadePicture> {
    const [download] = await Promise.all([this.#page.waitForEvent("download"), button.click()]);
    const name = download.suggestedFilename();
    const path = join(folder, name);
    await download.saveAs(path);
    return { name, path };
  }
}
