import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { WORKSPACE } from "./binary.ts";
import { Program } from "./program.ts";

/** Where nginx stands between. */
export interface Between {
  /** Where people come in. */
  url: URL;
  /** The gateway. */
  gateway: URL;
  /** The program that knows nothing of it. */
  program: URL;
}

/** A real nginx with the configuration that `deploy/` offers, its addresses aside. */
export async function prepareNginx(folder: string, between: Between): Promise<Program> {
  const home = join(folder, "nginx");
  await mkdir(home, { recursive: true });
  const offered = await readFile(join(WORKSPACE, "deploy/nginx/forward-auth.conf"), "utf8");
  const site = offered
    .replaceAll("127.0.0.1:8000", between.gateway.host)
    .replaceAll("127.0.0.1:8080", between.url.host)
    .replaceAll("127.0.0.1:3000", between.program.host);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `  ${kind}_temp_path ${join(home, kind)};`,
  );
  await writeFile(
    join(home, "nginx.conf"),
    [
      "daemon off;",
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
    name: "nginx",
    binary: nginx(),
    arguments: ["-p", home, "-c", join(home, "nginx.conf"), "-e", "stderr"],
    environment: {},
    readyUrl: `${between.url.origin}/healthz`,
    logFile: join(folder, "logs", "nginx.log"),
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
