import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

import type { GestureEvent, Person } from "./Person.ts";

/** The byte of each event. */
const EVENTS: Record<GestureEvent, number> = {
  L1: 0x11,
  M1: 0x12,
  R1: 0x13,
  L2: 0x21,
  M2: 0x22,
  R2: 0x23,
  UP: 0x31,
  DOWN: 0x32,
};

/** What a browser sends of somebody's picture and gesture. */
export interface Digests {
  image: string;
  fingerprint: string;
  gesture: string;
}

/** The digests of a picture and a gesture at a site, as the pages compute them. */
export async function digests(site: string, person: Person): Promise<Digests> {
  const picture = await readFile(person.picture);
  const owner = [...sized(site), ...sized(person.username)];
  return {
    image: sha256("tessera/image/v1", ...owner, picture),
    fingerprint: sha256("tessera/image-fingerprint/v1", ...sized(site), picture),
    gesture: sha256("tessera/gesture/v1", ...owner, Buffer.from(person.gesture.map((event) => EVENTS[event]))),
  };
}

function sized(text: string): Buffer[] {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(text));
  return [length, Buffer.from(text)];
}

function sha256(label: string, ...parts: Buffer[]): string {
  const hash = createHash("sha256").update(label).update(Buffer.alloc(1));
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
