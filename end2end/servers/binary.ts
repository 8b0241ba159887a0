import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of the workspace. */
export const WORKSPACE = resolve(import.meta.dirname, "../..");
/** The folder of what cargo has built. */
export const TARGET = resolve(WORKSPACE, process.env["CARGO_TARGET_DIR"] ?? "target");

/** The path of a release binary. */
export function binary(name: string): string {
  const path = join(TARGET, "release", name);
  if (!existsSync(path)) throw new Error(`${path} is missing; run: cargo xtask build`);
  return path;
}
