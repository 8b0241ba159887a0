import { join } from "node:path";

import { binary } from "./binary.ts";
import { Program } from "./program.ts";
import type { ServicePlace } from "./service-place.ts";

/** `examples/notes`, in Rust. */
export async function notes({ folder, url, gateway }: ServicePlace): Promise<Program> {
  return new Program({
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
  });
}
