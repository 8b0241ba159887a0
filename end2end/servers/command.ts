import { execFile } from "node:child_process";

/** A command that has ended. */
export interface Finished {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a program to its end; that it fails is an answer like others. */
export async function run(
  program: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<Finished> {
  const env = { PATH: process.env["PATH"] ?? "", ...environment };
  return new Promise((done, failed) => {
    execFile(program, [...args], { env, timeout: 30_000 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") failed(error);
      else done({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}
