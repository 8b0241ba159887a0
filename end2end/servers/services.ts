import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { doors } from "./doors.ts";
import { letters } from "./letters.ts";
import { notes } from "./notes.ts";
import { freeUrl } from "./ports.ts";
import type { Program } from "./program.ts";
import type { ServicePlace } from "./service-place.ts";

/** The services of `examples/` that can stand behind the lock. */
export type ServiceName = "notes" | "letters" | "doors";

/** A service behind the lock, beside the vault. */
export interface Service {
  name: ServiceName;
  /** What people read. */
  title: string;
  /** Where it is; the gateway alone goes there. */
  url: URL;
  program: Program;
}

/** How each of them is called and started. */
const KNOWN: Record<ServiceName, { title: string; at: (place: ServicePlace) => Promise<Program> }> = {
  notes: { title: "Your notes", at: notes },
  letters: { title: "Your letters", at: letters },
  doors: { title: "Your doors", at: doors },
};

/** Prepares services; nothing runs yet. */
export async function prepareServices(
  names: readonly ServiceName[],
  folder: string,
  gateway: URL,
): Promise<Service[]> {
  return Promise.all(
    names.map(async (name) => {
      const url = await freeUrl();
      await mkdir(join(folder, name), { recursive: true, mode: 0o700 });
      const { title, at } = KNOWN[name];
      return { name, title, url, program: await at({ folder, url, gateway }) };
    }),
  );
}

/** The gateway's configuration file: the services, and whatever else a test wants in it. */
export async function writeConfiguration(
  folder: string,
  services: readonly Service[],
  more: string,
): Promise<string> {
  const file = join(folder, "tessera.toml");
  const tables = services.map(
    ({ name, title, url }) =>
      `[[services]]\nname = "${name}"\ntitle = "${title}"\nurl = "${url.origin}"\npaths = ["/"]\n`,
  );
  await writeFile(file, [...tables, more].join("\n"));
  return file;
}
