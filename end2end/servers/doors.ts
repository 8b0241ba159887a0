import { join } from "node:path";

import { EXAMPLES, examplePackages } from "./packages.ts";
import { Program } from "./program.ts";
import type { ServicePlace } from "./service-place.ts";

/** `examples/node`. */
export async function doors({ folder, url, gateway }: ServicePlace): Promise<Program> {
  await examplePackages("node");
  return new Program({
    name: "the service doors",
    binary: process.execPath,
    arguments: [join(EXAMPLES, "node/src/main.mjs"), "serve"],
    environment: {
      DOORS_ORIGIN: url.origin,
      DOORS_GATEWAY: gateway.origin,
      DOORS_DATA: join(folder, "doors"),
    },
    readyUrl: `${url.origin}/readyz`,
    logFile: join(folder, "logs", "doors.log"),
  });
}
