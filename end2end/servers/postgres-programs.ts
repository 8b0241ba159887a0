import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

const RELEASES = "/usr/lib/postgresql";

/** A user of the system. */
export interface User {
  uid: number;
  gid: number;
}

/** The folder with `initdb` and `postgres`: `TESSERA_POSTGRES_BIN`, or the newest of Debian's. */
export function postgresPrograms(): string {
  // On the path stands at times a wrapper without the programs that it needs, so it comes last.
  const candidates = process.env["TESSERA_POSTGRES_BIN"]
    ? [process.env["TESSERA_POSTGRES_BIN"]]
    : [...debianReleases(), ...(process.env["PATH"] ?? "").split(delimiter)];
  const complete = (folder: string) =>
    ["initdb", "postgres"].every((program) => existsSync(join(folder, program)));
  const found = candidates.find(complete);
  if (found === undefined) {
    throw new Error(
      "no PostgreSQL found: install it (Debian: apt-get install postgresql), " +
        "or name the folder of its programs in TESSERA_POSTGRES_BIN",
    );
  }
  return found;
}

/** Debian keeps each release in a folder named by its number; the newest comes first. */
function debianReleases(): string[] {
  if (!existsSync(RELEASES)) return [];
  return readdirSync(RELEASES)
    .filter((name) => /^\d+$/.test(name))
    .sort((one, other) => Number(other) - Number(one))
    .map((release) => join(RELEASES, release, "bin"));
}

/** PostgreSQL refuses to run as root: where this is root, the user to run it as. */
export function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const wanted of ["postgres", "nobody"]) {
    const line = lines.find((line) => line.startsWith(`${wanted}:`));
    const [, , uid, gid] = line?.split(":") ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("PostgreSQL does not run as root, and there is no user postgres or nobody");
}
