/** Accounts, as the gateway provisions them. */
import { randomInt } from "node:crypto";

import { transaction, writeAudit } from "./database.mjs";
import { addDoor } from "./doors.mjs";
import { spend } from "./grants.mjs";
import { newDataKey, unwrapDataKey } from "./sealing.mjs";

/** There is no such account, or no longer. */
export class NoAccount extends Error {}

const ERASED = "SELECT 1 FROM accounts WHERE id = :account AND erased_at IS NOT NULL";

/** The accounts of a database. */
export class Accounts {
  #database;
  #masterKey;
  #clock;

  constructor(database, masterKey, clock) {
    this.#database = database;
    this.#masterKey = masterKey;
    this.#clock = clock;
  }

  /**
   * Makes an account with a data key, a locker and a safe of its own. Any number of times, with one
   * result; whether it was made now.
   */
  create(account, callId) {
    const now = this.#clock();
    return transaction(this.#database, () => {
      spend(this.#database, callId, now);
      this.#finishErasure(account);
      const made = this.#database
        .prepare(
          "INSERT INTO accounts (id, data_key, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
        )
        .run(account, newDataKey(this.#masterKey, account), now);
      if (made.changes === 0) return false;
      this.#furnish(account, now);
      writeAudit(this.#database, now, "account.create", { account, token: callId });
      return true;
    });
  }

  /** When an account was made. */
  createdAt(account) {
    return this.#active(account).created_at;
  }

  /** The ids of all accounts. */
  all() {
    return this.#database
      .prepare("SELECT id FROM accounts WHERE erased_at IS NULL ORDER BY id")
      .all()
      .map(({ id }) => id);
  }

  /** The key of an account that is active. */
  dataKey(account) {
    return unwrapDataKey(this.#masterKey, account, this.#active(account).data_key);
  }

  /**
   * Erases an account. The data key goes first, in a transaction of its own: from then on its codes
   * are noise, even where the removal of their rows is interrupted. A repetition, or making the
   * account anew, finishes what was interrupted.
   */
  erase(account, callId) {
    const now = this.#clock();
    transaction(this.#database, () => {
      spend(this.#database, callId, now);
      const erased = this.#database
        .prepare(
          "UPDATE accounts SET data_key = NULL, erased_at = ? WHERE id = ? AND erased_at IS NULL",
        )
        .run(now, account);
      if (erased.changes === 1) {
        this.#database.prepare("DELETE FROM grants WHERE account_id = ?").run(account);
        writeAudit(this.#database, now, "account.erase", { account, token: callId });
      }
    });
    transaction(this.#database, () => this.#finishErasure(account));
  }

  /** Takes back what a session was given: it was signed out, locked, or ended. */
  endGrants(session, callId) {
    const now = this.#clock();
    transaction(this.#database, () => {
      spend(this.#database, callId, now);
      this.#database.prepare("DELETE FROM grants WHERE sid = ?").run(session);
      writeAudit(this.#database, now, "grants.end", { session, token: callId });
    });
  }

  #active(account) {
    const row = this.#database
      .prepare("SELECT data_key, created_at FROM accounts WHERE id = ? AND erased_at IS NULL")
      .get(account);
    if (row === undefined) throw new NoAccount("no such account");
    return row;
  }

  #furnish(account, now) {
    const dataKey = this.dataKey(account);
    const two = () => String(randomInt(100)).padStart(2, "0");
    const locker = { kind: "door", name: "Your locker", code: two() + two() };
    const safe = { kind: "safe", name: "Your safe", code: `${two()}-${two()}-${two()}-${two()}` };
    for (const each of [locker, safe]) addDoor(this.#database, account, dataKey, each, now);
  }

  #finishErasure(account) {
    this.#database
      .prepare(`DELETE FROM doors WHERE account_id = :account AND EXISTS (${ERASED})`)
      .run({ account });
    this.#database
      .prepare("DELETE FROM accounts WHERE id = :account AND erased_at IS NOT NULL")
      .run({ account });
  }
}
