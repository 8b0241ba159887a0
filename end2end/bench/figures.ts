import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** The middle of an odd number of figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Prints a line of the table, and adds it to the file that `TESSERA_BENCH_FILE` names. */
export async function tell(what: string, figures: Record<string, number | string>): Promise<void> {
  const told = Object.entries(figures).map(([name, figure]) => `${name} ${figure}`);
  console.log(`\n${what.padEnd(44)} ${told.join(", ")}`);
  const file = process.env["TESSERA_BENCH_FILE"];
  if (!file) return;
  await mkdir(dirname(file), { recursive: true });
  const before = await readFile(file, "utf8").then(JSON.parse, () => ({}));
  await writeFile(file, `${JSON.stringify({ ...before, [what]: figures }, null, 2)}\n`);
}
