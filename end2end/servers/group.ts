import type { Program } from "./program.ts";

/** Several programs that share one database and one data folder, and do the same. */
export class Group {
  readonly programs: readonly Program[];

  constructor(programs: readonly Program[]) {
    this.programs = programs;
  }

  /** Starts all of them, one after the other: the first makes the keys that the others read. */
  async start(): Promise<void> {
    for (const program of this.programs) await program.start();
  }

  async stop(): Promise<void> {
    await Promise.all(this.programs.map((program) => program.stop()));
  }

  /** Ends all of them as a crash would. */
  async kill(): Promise<void> {
    await Promise.all(this.programs.map((program) => program.kill()));
  }

  /** What all of them have printed. */
  log(): string {
    return this.programs.map((program) => program.log()).join("\n== another of them\n");
  }
}
