/** Secrets in files of mode 0600. */
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";

/** Writes a file that was not there, whole or not at all. */
export function writeSecret(path, content) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.new`;
  rmSync(unfinished, { force: true });
  const file = openSync(unfinished, "wx", 0o600);
  try {
    writeSync(file, content);
    fsyncSync(file);
    // A link, unlike a renaming, never replaces a secret that is there.
    linkSync(unfinished, path);
  } finally {
    closeSync(file);
    rmSync(unfinished);
  }
}

/** Reads a secret; one that others could read as well is refused. */
export function readSecret(path) {
  if ((statSync(path).mode & 0o077) !== 0) {
    throw new Error(`${path} can be read by others; set its mode to 600`);
  }
  return readFileSync(path);
}
