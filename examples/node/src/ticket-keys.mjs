/**
 * The keys that sign tickets, and when each of them does.
 *
 * Files `ticket-<instant>.pem` of mode 0600; the instant at which a key was published, in seconds
 * since 1970, is all the state there is. A key signs once every verifier has had the time to fetch
 * it, and stays published until the last ticket that it signed is dead.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

import { toJwk } from "./key-set.mjs";
import { TICKET } from "./lock.mjs";
import { readSecret, writeSecret } from "./secret-file.mjs";

/** Published before it signs: five minutes in a memory, five in a cache, one to spare. */
export const LEAD = 11 * 60;
/** Published after it signed: a ticket's ten minutes, five in a memory, two to spare. */
export const TAIL = 17 * 60;
export const LIFE = 90 * 24 * 60 * 60;
const LOOK_AGAIN = 30;
const NAME = /^ticket-(\d+)\.pem$/;

/** The keys of a folder. The oldest signs at once, each later one `LEAD` after its instant. */
export class TicketKeys {
  #folder;
  #clock;
  /** Each with `instant`, `kid`, `jwk`, `key` and `publicKey`, the oldest first. */
  #keys = [];
  #lookedAt = -Infinity;

  constructor(folder, clock) {
    this.#folder = folder;
    this.#clock = clock;
  }

  /** The key that signs, and its `kid`. */
  async current() {
    await this.#look();
    return this.#signing(this.#clock());
  }

  /** The public halves, for the gateway. */
  async jwks() {
    await this.#look();
    return this.#keys.map(({ jwk }) => jwk);
  }

  /** The public halves, for tickets that come back. */
  async published() {
    await this.#look();
    return new Map(
      this.#keys.map(({ kid, publicKey }) => [kid, { use: TICKET.use, key: publicKey }]),
    );
  }

  /** Publishes another key, which will sign in eleven minutes. */
  rotate() {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const pem = privateKey.export({ type: "pkcs8", format: "pem" });
    writeSecret(join(this.#folder, `ticket-${Math.floor(this.#clock())}.pem`), pem);
  }

  /** Reads the folder every thirty seconds, so that a running service follows a command. */
  async #look() {
    const now = this.#clock();
    const age = now - this.#lookedAt;
    if (age >= 0 && age < LOOK_AGAIN) return;
    this.#lookedAt = now;
    if (this.#instants().length === 0) this.rotate();
    let keys = await this.#read();
    const signing = this.#signing(now, keys);
    if (keys.at(-1) === signing && now - signing.instant >= LIFE - LEAD) {
      this.rotate();
      keys = await this.#read();
    }
    const dead = keys.filter((_, position) => keys[position + 1]?.instant + LEAD + TAIL <= now);
    for (const { path } of dead) rmSync(path, { force: true });
    this.#keys = keys.filter((key) => !dead.includes(key));
  }

  #instants() {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    const names = readdirSync(this.#folder).map((name) => NAME.exec(name)?.[1]);
    return names
      .filter((instant) => instant !== undefined)
      .map(Number)
      .sort((a, b) => a - b);
  }

  async #read() {
    return Promise.all(
      this.#instants().map(async (instant) => {
        const path = join(this.#folder, `ticket-${instant}.pem`);
        const key = createPrivateKey(readSecret(path));
        if (key.asymmetricKeyDetails?.namedCurve !== "prime256v1") {
          throw new Error(`${path} is not a P-256 key`);
        }
        const publicKey = createPublicKey(key);
        const jwk = await toJwk(TICKET.use, publicKey);
        return { instant, path, kid: jwk.kid, jwk, key, publicKey };
      }),
    );
  }

  #signing(now, keys = this.#keys) {
    return keys.findLast(({ instant }) => instant + LEAD <= now) ?? keys[0];
  }
}
