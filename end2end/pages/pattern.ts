/** The geometry of patterns: a grid of 5×5 dots, numbered from 1, row by row; six dots. */

const SIDE = 5;

/** The dots of a code such as `3-9-12-16-22-18`. */
export function dotsOf(code: string): number[] {
  return code.split("-").map(Number);
}

/** Row and column of a dot, both from 0. */
export function placeOf(dot: number): { row: number; column: number } {
  return { row: Math.floor((dot - 1) / SIDE), column: (dot - 1) % SIDE };
}

/** Codes that can be drawn and are not `code`. */
export function otherCodes(code: string): string[] {
  return DRAWABLE.filter((other) => other !== code);
}

/** A code that can be drawn and is not `code`. */
export function anotherCode(code: string): string {
  const [other] = otherCodes(code);
  if (other === undefined) throw new Error("there is no other code");
  return other;
}

const DRAWABLE = [
  "1-2-3-4-5-10",
  "1-6-11-16-21-22",
  "5-4-3-2-1-6",
  "7-8-9-14-13-12",
  "13-14-15-20-19-18",
  "25-24-23-22-21-16",
];
