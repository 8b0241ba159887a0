import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import type { FullConfig } from "@playwright/test";

const run = promisify(execFile);
const PICTURES = new URL("pictures/", import.meta.url).pathname;

/**
 * Writes pictures that were made anew once more: the same pixels in a fifth of the bytes, as
 * Playwright writes WebP in a hurry. `cwebp` does it (Debian's package `webp`).
 */
export default async function pack({ updateSnapshots }: FullConfig): Promise<void> {
  if (updateSnapshots === "none") return;
  // Nothing is there where no test got as far as a picture.
  const files = existsSync(PICTURES) ? await readdir(PICTURES, { recursive: true }) : [];
  for (const file of files.filter((name) => name.endsWith(".webp"))) {
    const path = join(PICTURES, file);
    await run("cwebp", ["-quiet", "-lossless", "-exact", "-m", "4", "-q", "100", path, "-o", path]);
  }
}
