import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { WORKSPACE } from "./binary.ts";
import { Program } from "./program.ts";

/** A configuration that `deploy/nginx` offers, with addresses of this machine in its place. */
export interface Offered {
  /** The file's name. */
  file: string;
  /** The addresses in it, each with the one that stands for it. */
  addresses: Record<string, string>;
  /** What answers once it is up. */
  readyUrl: string;
}

/** A real nginx with a configuration that `deploy/` offers, its addresses aside. */
export async function prepareNginx(folder: string, name: string, offered: Offered): Promise<Program> {
  const home = join(folder, name);
  await mkdir(home, { recursive: true });
  let site = await readFile(join(WORKSPACE, "deploy/nginx", offered.file), "utf8");
  const addresses = Object.entries(offered.addresses);
  // In two steps: an address that stands for one may be another one that is to be replaced.
  addresses.forEach(([address], index) => (site = site.replaceAll(address, `@${index}@`)));
  addresses.forEach(([, here], index) => (site = site.replaceAll(`@${index}@`, here)));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `  ${kind}_temp_path ${join(home, kind)};`,
  );
  await writeFile(
    join(home, "nginx.conf"),
    [
      "daemon off;",
      // One after the other in turn: each worker would have turns of its own.
      "worker_processes 1;",
      `pid ${join(home, "pid")};`,
      "error_log stderr;",
      ...(process.getuid?.() === 0 ? ["user root;"] : []),
      "events {}",
      "http {",
      "  access_log off;",
      ...temporary,
      site,
      "}",
    ].join("\n"),
  );
  return new Program({
    name,
    binary: nginx(),
    arguments: ["-p", home, "-c", join(home, "nginx.conf"), "-e", "stderr"],
    environment: {},
    readyUrl: offered.readyUrl,
    logFile: join(folder, "logs", `${name}.log`),
  });
}

function nginx(): string {
  const named = process.env["TESSERA_NGINX"];
  const found = [named, "/usr/sbin/nginx", "/usr/bin/nginx"].find(
    (path) => path !== undefined && path !== "" && existsSync(path),
  );
  if (found === undefined) throw new Error("nginx is missing; name its program in TESSERA_NGINX");
  return found;
}
