/** Published keys: JWK sets (RFC 7517) of P-256 keys whose `kid` is their thumbprint (RFC 7638). */
import { createPublicKey } from "node:crypto";

import { calculateJwkThumbprint, exportJWK } from "jose";

import { Refused, fromBase64url, strictObject } from "./lock.mjs";

export const MAX_BYTES = 64 * 1024;
const MAX_KEYS = 32;
const USES = ["call", "provision", "countersign", "ticket"];
const FIXED = { kty: "EC", crv: "P-256", alg: "ES256", use: "sig" };

/** A public key as it is published. */
export async function toJwk(use, key) {
  const { x, y } = await exportJWK(key);
  const kid = await calculateJwkThumbprint({ ...FIXED, x, y });
  return { ...FIXED, kid, tessera_use: use, x, y };
}

/**
 * Reads a published set. One key of another form refuses all of it: whoever pins an issuer should
 * hear at once that it publishes something it must not.
 */
export async function parseKeySet(data) {
  if (data.length > MAX_BYTES) throw new Refused("a key set of more than 64 KiB");
  const { keys } = strictObject(data);
  if (!Array.isArray(keys) || keys.length > MAX_KEYS) throw new Refused("not a key set");
  const found = new Map(await Promise.all(keys.map(parseJwk)));
  if (found.size !== keys.length) throw new Refused("a kid twice");
  return found;
}

async function parseJwk(jwk) {
  if (jwk === null || typeof jwk !== "object") throw new Refused("not a key");
  if (Object.entries(FIXED).some(([name, value]) => jwk[name] !== value)) {
    throw new Refused("not a P-256 key for ES256 signatures");
  }
  const { x, y, kid, tessera_use: use, d } = jwk;
  if (d !== undefined && d !== null) throw new Refused("a private key is published");
  if (!USES.includes(use)) throw new Refused("a key for nothing known");
  for (const coordinate of [x, y]) {
    if (typeof coordinate !== "string" || fromBase64url(coordinate).length !== 32) {
      throw new Refused("malformed coordinate");
    }
  }
  if (kid !== (await calculateJwkThumbprint(jwk))) throw new Refused("kid is not the thumbprint");
  try {
    const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x, y }, format: "jwk" });
    return [kid, { use, key }];
  } catch {
    throw new Refused("not a point of P-256");
  }
}
