import { expect, type Locator, type Page } from "@playwright/test";

/** Chooses a picture from the device. */
export class PictureChooser {
  readonly input: Locator;
  /** What the chooser says; its `data-state` is `empty`, `reading`, `ready` or `failed`. */
  readonly state: Locator;

  constructor(page: Page) {
    this.input = page.getByLabel("Choose a picture");
    this.state = page.getByTestId("image-state");
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
}
