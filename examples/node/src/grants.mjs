/** What sessions may do for a while, and which tokens were used up. All within a transaction. */
import { LEEWAY, Refused } from "./lock.mjs";

/** Far beyond the life of any token, so that no clock brings one back. */
const SPENT_KEPT = 24 * 60 * 60;

/** Uses a token up: of any number of attempts, one is the first. */
export function spend(database, tokenId, now) {
  database.prepare("DELETE FROM spent WHERE spent_at < ?").run(now - SPENT_KEPT);
  const done = database
    .prepare("INSERT INTO spent (id, spent_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING")
    .run(tokenId, now);
  if (done.changes !== 1) throw new Refused("a token was used again");
}

/** Opens for a session what its ticket asked for; a later end is never shortened. */
export function give(database, { account, session, scope, opensUntil }, now) {
  const insert = database.prepare(
    `INSERT INTO grants (account_id, sid, scope, opened_at, opens_until) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (account_id, sid, scope) DO UPDATE
     SET opened_at = excluded.opened_at, opens_until = excluded.opens_until
     WHERE excluded.opens_until > grants.opens_until`,
  );
  for (const each of scope.split(" ")) insert.run(account, session, each, now, opensUntil);
}

/**
 * Until when a session may use `scope`; `undefined` where it may not. Grants that have ended are
 * removed, and one from the future does not count, so that a clock set back revives nothing.
 */
export function openUntil(database, { account, session }, scope, now) {
  database.prepare("DELETE FROM grants WHERE opens_until <= ?").run(now);
  return database
    .prepare(
      `SELECT opens_until FROM grants
       WHERE account_id = ? AND sid = ? AND scope = ? AND opened_at <= ?`,
    )
    .get(account, session, scope, now + LEEWAY)?.opens_until;
}
