import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { chmod, chown, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";

import { postgresPrograms, unprivilegedUser } from "./postgres-programs.ts";

/** How long the server may take until it is ready. */
const READY_MS = 30_000;

/** Nothing has to outlive the machine, so nothing waits for a disk. */
const SERVER_OPTIONS = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", "shared_buffers=32MB"];

/**
 * Starts the server, waits until its owner has closed the pipe or has gone, then stops the server.
 * So no server outlives a test run that was killed.
 */
const KEEPER = `
"$@" &
server=$!
read -r _
kill -INT "$server"
wait "$server"
`;

/** A PostgreSQL cluster of a stack's own, reached through a socket in its folder. */
export class PostgresCluster {
  readonly #folder: string;
  readonly #databases: readonly string[];
  readonly #programs = postgresPrograms();
  readonly #user = unprivilegedUser();
  #said = "";
  #keeper: ChildProcess | undefined;

  /** A cluster that will be in `folder`, with empty databases of these names. */
  constructor(folder: string, databases: readonly string[]) {
    this.#folder = folder;
    this.#databases = databases;
  }

  /** The URL of one of its databases. */
  url(database: string): string {
    return `postgres://tessera@localhost/${database}?host=${this.#folder}`;
  }

  /** Makes the cluster and its databases, starts it, and waits until it is ready. */
  async start(): Promise<void> {
    await this.#make();
    await this.#serve();
  }

  /** Stops it, ending every connection, and starts it again after so many milliseconds. */
  async restart(after: number): Promise<void> {
    await this.stop();
    await new Promise((resolve) => setTimeout(resolve, after));
    await this.#serve();
  }

  async #serve(): Promise<void> {
    const keeper = this.#spawn(
      "sh",
      ["-c", KEEPER, "keeper", this.#program("postgres"), "-D", this.#data, ...SERVER_OPTIONS]
        .concat(["-c", `unix_socket_directories=${this.#folder}`]),
    );
    this.#keeper = keeper;
    const deadline = Date.now() + READY_MS;
    while (!this.#ready()) {
      if (keeper.exitCode !== null || Date.now() > deadline) {
        throw new Error(`PostgreSQL does not start:\n${this.#said}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** Ends all connections and writes everything to its files. */
  async stop(): Promise<void> {
    const keeper = this.#keeper;
    this.#keeper = undefined;
    if (!keeper || keeper.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => keeper.once("exit", () => resolve()));
    keeper.stdin?.end();
    await ended;
  }

  /** What it has printed. */
  log(): string {
    return this.#said;
  }

  get #data(): string {
    return join(this.#folder, "data");
  }

  async #make(): Promise<void> {
    await mkdir(this.#folder, { mode: 0o700 });
    if (this.#user) {
      // The other user has to pass through a folder that is root's.
      await chmod(dirname(this.#folder), 0o711);
      await chown(this.#folder, this.#user.uid, this.#user.gid);
    }
    await this.#run("initdb", [
      ...["-D", this.#data, "-U", "tessera", "--auth=trust", "--no-sync"],
      ...["-E", "UTF8", "--locale=C"],
    ]);
    const create = this.#databases.map((name) => `CREATE DATABASE ${name};\n`).join("");
    await this.#run("postgres", ["--single", "-D", this.#data, "-F", "postgres"], create);
  }

  /** The last line of this file says how far the server is; it is gone once the server is. */
  #ready(): boolean {
    const file = join(this.#data, "postmaster.pid");
    return existsSync(file) && /^ready\s*$/m.test(readFileSync(file, "utf8"));
  }

  async #run(program: string, parameters: string[], input = ""): Promise<void> {
    const child = this.#spawn(this.#program(program), parameters);
    child.stdin?.end(input);
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", (status) => resolve(status));
    });
    if (status !== 0) throw new Error(`${program} ended with ${status}:\n${this.#said}`);
  }

  #spawn(command: string, parameters: string[]): ChildProcess {
    const options: SpawnOptions = {
      cwd: this.#folder,
      env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C" },
      stdio: "pipe",
      // A Ctrl-C at the terminal is for the test run, which then stops its servers in order.
      detached: true,
      ...this.#user,
    };
    const child = spawn(command, parameters, options);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => (this.#said += chunk.toString("utf8")));
    }
    return child;
  }

  #program(name: string): string {
    return join(this.#programs, name);
  }
}
