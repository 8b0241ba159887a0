import { Forwarder } from "./forwarder.ts";
import type { Program } from "./program.ts";

/** Several gateways that share one database and one data folder, behind one address. */
export class Replicas {
  readonly programs: readonly Program[];
  readonly forwarder: Forwarder;

  /** Gateways and where each listens, reached through `port`. */
  constructor(port: number, gateways: readonly { program: Program; listens: URL }[]) {
    this.programs = gateways.map(({ program }) => program);
    this.forwarder = new Forwarder(port, gateways.map(({ listens }) => listens));
  }

  /** Starts all of them, one after the other: the first makes the keys that the others read. */
  async start(): Promise<void> {
    for (const program of this.programs) await program.start();
    await this.forwarder.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.forwarder, ...this.programs].map((part) => part.stop()));
  }

  /** Ends all gateways as a crash would. */
  async kill(): Promise<void> {
    await Promise.all([this.forwarder.stop(), ...this.programs.map((program) => program.kill())]);
  }

  /** What all of them have printed. */
  log(): string {
    return this.programs.map((program) => program.log()).join("\n== another gateway\n");
  }
}
