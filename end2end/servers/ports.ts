import { createServer } from "node:net";

/**
 * Where the ports of the tests begin: below those that systems give to whoever connects somewhere
 * (32768 and above on Linux), so that none of them is taken between being found and being used.
 */
const FIRST = 20_000;
/** How many a worker has for itself, so that no two find the same one. */
const OF_A_WORKER = 200;
const WORKERS = 60;

let next = 0;

/** A loopback port that nobody listens on. */
export async function freePort(): Promise<number> {
  const worker = Number(process.env["TEST_WORKER_INDEX"] ?? 0) % WORKERS;
  for (let tries = 0; tries < OF_A_WORKER; tries += 1) {
    const port = FIRST + worker * OF_A_WORKER + (next % OF_A_WORKER);
    next += 1;
    if (await isFree(port)) return port;
  }
  throw new Error("no port is free");
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const free = await new Promise<boolean>((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => resolve(true));
  });
  if (free) await new Promise<void>((resolve) => server.close(() => resolve()));
  return free;
}

/** An address with such a port. */
export async function freeUrl(): Promise<URL> {
  return new URL(`http://127.0.0.1:${await freePort()}`);
}
