/** Each account has a data key, wrapped by a master key. Without it, its codes are noise. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";

import { readSecret, writeSecret } from "./secret-file.mjs";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** The master key; made where nothing can have been sealed with another one yet. */
export function loadMasterKey(path, mayMake) {
  if (!existsSync(path)) {
    if (!mayMake) throw new Error(`${path} is missing; without it no code opens: restore it`);
    writeSecret(path, randomBytes(KEY_BYTES));
  }
  return readSecret(path);
}

/** Seals bytes or text, bound to what they are. */
export function seal(key, plaintext, context) {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed; throws where it was altered or moved. */
export function unseal(key, sealed, context) {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([
    decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)),
    decipher.final(),
  ]);
}

/** A fresh data key, wrapped. */
export function newDataKey(master, account) {
  return seal(master, randomBytes(KEY_BYTES), `data-key:${account}`);
}

/** The data key of an account. */
export function unwrapDataKey(master, account, wrapped) {
  return unseal(master, wrapped, `data-key:${account}`);
}
