/**
 * Installs the packages of an example and says where they are: `node examples/packages.mjs python`
 * prints the path of a Python that has them, `node examples/packages.mjs node` the folder of the
 * modules. Once a machine for each content of the lists, in a folder of the user's cache.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { homedir } from "node:os";
import { basename, join } from "node:path";

const CACHE = join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "tessera/examples");
const INSTALL_MS = 10 * 60_000;

const EXAMPLES = {
  python: () => {
    const lists = ["requirements.txt", "requirements-test.txt"].map((name) => source("python", name));
    const folder = installed("python", run("python3", ["--version"]), lists, (to) => {
      // Its scripts name the folder it is made in; `python -m` works under every name.
      run("python3", ["-m", "venv", to]);
      run(join(to, "bin/python"), ["-m", "pip", "install", "--quiet", "-r", lists.at(-1)]);
    });
    return join(folder, "bin/python");
  },
  node: () => {
    const names = ["package.json", "package-lock.json", ".npmrc"];
    const lists = names.map((name) => source("node", name));
    const folder = installed("node", process.version, lists, (to) => {
      for (const list of lists) copyFileSync(list, join(to, basename(list)));
      run("npm", ["ci", "--loglevel=error"], to);
    });
    // Node finds packages beside the files that import them, and nowhere else.
    const modules = source("node", "node_modules");
    link(join(folder, "node_modules"), modules);
    return modules;
  },
};

function source(...names) {
  return join(import.meta.dirname, ...names);
}

/** A folder in which `install` has put what `lists` name; whole or not at all, whoever else makes it. */
function installed(name, version, lists, install) {
  const hash = createHash("sha256").update(version);
  for (const list of lists) hash.update(readFileSync(list));
  const folder = join(CACHE, `${name}-${hash.digest("hex").slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(CACHE, { recursive: true });
  const unfinished = mkdtempSync(`${folder}-unfinished-`);
  try {
    install(unfinished);
    unlessThere(() => renameSync(unfinished, folder));
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** Links to what was installed. A folder of its own, as `npm ci` makes one, is left alone. */
function link(to, at) {
  const there = lstatSync(at, { throwIfNoEntry: false });
  if (there && !there.isSymbolicLink()) return;
  if (there && readlinkSync(at) === to) return;
  rmSync(at, { force: true });
  unlessThere(() => symlinkSync(to, at));
}

/** Somebody else was faster, with the same result. */
function unlessThere(make) {
  try {
    make();
  } catch (error) {
    if (!["EEXIST", "ENOTEMPTY"].includes(error.code)) throw error;
  }
}

function run(program, parameters, cwd) {
  const options = { cwd, timeout: INSTALL_MS, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] };
  return execFileSync(program, parameters, options);
}

const [name] = process.argv.slice(2);
if (!Object.hasOwn(EXAMPLES, name ?? "")) {
  console.error(`usage: node examples/packages.mjs ${Object.keys(EXAMPLES).join("|")}`);
  process.exit(2);
}
console.log(EXAMPLES[name]());
