/** Fetches the keys of one pinned issuer. */
import { MAX_BYTES, parseKeySet } from "./key-set.mjs";
import { Refused } from "./lock.mjs";

/** For the whole of one fetch. */
const TIMEOUT_MS = 2000;
/** How long keys are used without asking again, in seconds. */
const FRESH = 5 * 60;
/** How long they are used while their issuer does not answer. */
const STALE = 60 * 60;
/** Between two fetches for a key that the set does not have. */
const UNKNOWN = 60;
/** Between a failed fetch and the next. */
const RETRY = 1;

/** The keys could not be fetched, and none are remembered that may still be used. */
export class Unavailable extends Error {}

/**
 * The keys published at one pinned address. Nothing in a token can change where they come from;
 * redirects are not followed, and one fetch is under way at most.
 */
export class Issuer {
  #url;
  #clock;
  #keys = new Map();
  #fetchedAt;
  #failedAt;
  #askedForUnknownAt;
  #fetching;

  constructor(url, clock) {
    this.#url = url;
    this.#clock = clock;
  }

  /** The keys, for a token that names `kid`; the set may lack that key all the same. */
  async keys(kid) {
    if (this.#isDue(kid)) {
      await this.#fetching;
      // Somebody else may have fetched while this one waited.
      if (this.#isDue(kid)) {
        this.#fetching ??= this.#refresh(kid).finally(() => (this.#fetching = undefined));
        await this.#fetching;
      }
    }
    if (!this.#within(this.#fetchedAt, STALE)) throw new Unavailable("no keys of the gateway");
    return this.#keys;
  }

  #isDue(kid) {
    const mayDo = this.#keys.has(kid) || this.#within(this.#askedForUnknownAt, UNKNOWN);
    if (mayDo && this.#within(this.#fetchedAt, FRESH)) return false;
    return !this.#within(this.#failedAt, RETRY);
  }

  async #refresh(kid) {
    if (this.#fetchedAt !== undefined && !this.#keys.has(kid))
      this.#askedForUnknownAt = this.#clock();
    try {
      this.#keys = await parseKeySet(await this.#fetch());
      this.#fetchedAt = this.#clock();
      this.#failedAt = undefined;
    } catch {
      this.#failedAt = this.#clock();
    }
  }

  async #fetch() {
    const response = await fetch(this.#url, {
      redirect: "manual",
      // Compressed, a short answer could become a long one.
      headers: { "accept-encoding": "identity" },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const chunks = [];
    let length = 0;
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > MAX_BYTES) throw new Refused("a key set of more than 64 KiB");
      chunks.push(chunk);
    }
    if (response.status !== 200) throw new Refused("not a key set");
    return Buffer.concat(chunks);
  }

  /** What lies in the future, as seen by a clock that was set back, is not trusted. */
  #within(since, seconds) {
    if (since === undefined) return false;
    const age = this.#clock() - since;
    return age >= 0 && age < seconds;
  }
}
