import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

import { WORKSPACE } from "./binary.ts";

/** The folder of the services that come as examples. */
export const EXAMPLES = join(WORKSPACE, "examples");

const execute = promisify(execFile);

/** Sees to it that an example has its packages; gives the path by which they are used. */
export async function examplePackages(name: "python" | "node"): Promise<string> {
  const { stdout } = await execute(process.execPath, [join(EXAMPLES, "packages.mjs"), name]);
  return stdout.trim();
}
