import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";

/** How long a server may take until it is ready. */
const READY_MS = 30_000;
/** How long a server may take to finish what it is doing. */
const STOP_MS = 15_000;

/** How a program is started. */
export interface Launch {
  /** What it is called in messages. */
  name: string;
  /** The path of the binary. */
  binary: string;
  arguments: string[];
  /** Its whole environment, besides `PATH`. */
  environment: Record<string, string>;
  /** Answers 2xx once the program is ready. */
  readyUrl: string;
  /** The file that takes everything it prints. */
  logFile: string;
}

/** A server that runs as a program of its own, and can be stopped and started again. */
export class Program {
  readonly #launch: Launch;
  #child: ChildProcess | undefined;

  constructor(launch: Launch) {
    this.#launch = launch;
    writeFileSync(launch.logFile, "");
  }

  /** Everything it has printed so far, over all its starts. */
  log(): string {
    return readFileSync(this.#launch.logFile, "utf8");
  }

  /** Starts it and waits until it is ready. */
  async start(): Promise<void> {
    const { name, binary, environment, readyUrl, logFile } = this.#launch;
    const child = spawn(binary, this.#launch.arguments, {
      env: { PATH: process.env["PATH"] ?? "", ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.#child = child;
    let failure: Error | undefined;
    child.once("error", (error) => (failure = error));
    const keep = (chunk: Buffer) => appendFileSync(logFile, chunk);
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);

    const deadline = Date.now() + READY_MS;
    while (!(await answers(readyUrl))) {
      if (failure) throw new Error(`${name} does not start: ${failure.message}`);
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`${name} ended by itself:\n${this.log()}`);
      }
      if (Date.now() > deadline) throw new Error(`${name} is not ready:\n${this.log()}`);
      await pause(50);
    }
  }

  /** Asks it to stop, and waits until it has. */
  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  /** Has it do nothing more, with all that it has begun in its hands. Only `kill` ends it then. */
  pause(): void {
    this.#child?.kill("SIGSTOP");
  }

  /** Ends it as a crash would: at once, whatever it is doing. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    child.kill(signal);
    const last = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await ended;
    clearTimeout(last);
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    return false;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
