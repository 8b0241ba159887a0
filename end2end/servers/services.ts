import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, symlink } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";

import { Program } from "./program.ts";

const EXAMPLES = resolve(import.meta.dirname, "../../examples");
const CACHE = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "tessera-end2end");
/** For packages to arrive, and for one of them to be compiled where no built one fits. */
const INSTALL_MS = 15 * 60_000;

const execute = promisify(execFile);

/** Where a service is, whose it is, and where it keeps what it has. */
export interface ServicePlace {
  /** The service's own origin. */
  url: URL;
  /** The gateway's origin. */
  gateway: URL;
  /** A folder with `logs/` in it; the service's data goes beside them. */
  folder: string;
}

/** `examples/python`, on packages of its own. */
export async function letters({ url, gateway, folder }: ServicePlace): Promise<Program> {
  const source = join(EXAMPLES, "python");
  const environment = await installed("letters", [join(source, "requirements.txt")], async (to) => {
    await execute("python3", ["-m", "venv", to], { timeout: INSTALL_MS });
    const install = ["-m", "pip", "install", "--quiet", "-r", join(source, "requirements.txt")];
    await execute(join(to, "bin/python"), install, { timeout: INSTALL_MS });
  });
  return new Program({
    name: "the letters",
    binary: join(environment, "bin/python"),
    arguments: ["-m", "letters", "serve"],
    environment: {
      PYTHONPATH: source,
      PYTHONDONTWRITEBYTECODE: "1",
      LETTERS_ORIGIN: url.origin,
      LETTERS_GATEWAY: gateway.origin,
      LETTERS_DATA: join(folder, "letters"),
    },
    readyUrl: `${url.origin}/readyz`,
    logFile: join(folder, "logs", "letters.log"),
  });
}

/** `examples/node`, on packages of its own. */
export async function doors({ url, gateway, folder }: ServicePlace): Promise<Program> {
  const source = join(EXAMPLES, "node");
  const packages = join(source, "node_modules");
  // Node finds packages beside the files that import them, and nowhere else.
  if (!existsSync(packages)) {
    const lists = ["package.json", "package-lock.json"].map((name) => join(source, name));
    const environment = await installed("doors", lists, async (to) => {
      for (const list of [...lists, join(source, ".npmrc")]) {
        await copyFile(list, join(to, basename(list)));
      }
      await execute("npm", ["ci"], { cwd: to, timeout: INSTALL_MS });
    });
    await rm(packages, { force: true });
    await symlink(join(environment, "node_modules"), packages).catch(unlessThere);
  }
  return new Program({
    name: "the doors",
    binary: process.execPath,
    arguments: [join(source, "src/main.mjs"), "serve"],
    environment: {
      DOORS_ORIGIN: url.origin,
      DOORS_GATEWAY: gateway.origin,
      DOORS_DATA: join(folder, "doors"),
    },
    readyUrl: `${url.origin}/readyz`,
    logFile: join(folder, "logs", "doors.log"),
  });
}

/**
 * A folder in which `install` has put what `lists` name. Made once on a machine for each content of
 * the lists, whole or not at all, whoever else makes it at the same time.
 */
async function installed(
  name: string,
  lists: readonly string[],
  install: (to: string) => Promise<void>,
): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  for (const list of lists) hash.update(await readFile(list));
  const folder = join(CACHE, `${name}-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const unfinished = await mkdtemp(join(CACHE, `${name}-unfinished-`));
  try {
    await install(unfinished);
    await rename(unfinished, folder).catch(unlessThere);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** Somebody else was faster, with the same result. */
function unlessThere(error: NodeJS.ErrnoException): void {
  if (!["EEXIST", "ENOTEMPTY"].includes(error.code ?? "")) throw error;
}
