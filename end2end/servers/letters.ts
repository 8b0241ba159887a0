import { join } from "node:path";

import { EXAMPLES, examplePackages } from "./packages.ts";
import { Program } from "./program.ts";
import type { ServicePlace } from "./service-place.ts";

/** `examples/python`. */
export async function letters({ folder, url, gateway }: ServicePlace): Promise<Program> {
  return new Program({
    name: "the service letters",
    binary: await examplePackages("python"),
    arguments: ["-m", "letters", "serve"],
    environment: {
      PYTHONPATH: join(EXAMPLES, "python"),
      PYTHONDONTWRITEBYTECODE: "1",
      LETTERS_ORIGIN: url.origin,
      LETTERS_GATEWAY: gateway.origin,
      LETTERS_DATA: join(folder, "letters"),
    },
    readyUrl: `${url.origin}/readyz`,
    logFile: join(folder, "logs", "letters.log"),
  });
}
