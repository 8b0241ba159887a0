import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { binary } from "./binary.ts";
import { freeUrl } from "./ports.ts";
import { Program } from "./program.ts";

/** The services of `examples/` that can stand behind the lock. */
export type ServiceName = "notes";

/** A service behind the lock, beside the vault. */
export interface Service {
  name: ServiceName;
  /** What people read. */
  title: string;
  /** Where it is; the gateway alone goes there. */
  url: URL;
  program: Program;
}

/** How each of them is started, with its data below `folder`. */
const KNOWN: Record<ServiceName, (place: Place) => Program> = {
  notes: ({ folder, url, gateway }) =>
    new Program({
      name: "the service notes",
      binary: binary("notes"),
      arguments: [],
      environment: {
        NOTES_LISTEN: url.host,
        NOTES_ORIGIN: url.origin,
        NOTES_GATEWAY: gateway.origin,
        NOTES_KEY: join(folder, "notes", "ticket.pem"),
      },
      readyUrl: `${url.origin}/.well-known/jwks.json`,
      logFile: join(folder, "logs", "notes.log"),
    }),
};

const TITLES: Record<ServiceName, string> = { notes: "Your notes" };

interface Place {
  folder: string;
  url: URL;
  gateway: URL;
}

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
      const program = KNOWN[name]({ folder, url, gateway });
      return { name, title: TITLES[name], url, program };
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
