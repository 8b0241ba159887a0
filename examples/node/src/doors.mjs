/** Doors and safes, each sealed under the data key of its account. */
import { randomUUID } from "node:crypto";

import { seal, unseal } from "./sealing.mjs";

/** Adds a door, or a safe (`kind`). */
export function addDoor(database, account, dataKey, { kind, name, code }, now) {
  const id = randomUUID();
  database
    .prepare(
      "INSERT INTO doors (account_id, id, kind, name, code, added_at) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .run(
      account,
      id,
      kind,
      seal(dataKey, name, `name:${account}:${id}`),
      seal(dataKey, code, `code:${account}:${id}`),
      now,
    );
  return id;
}

/** The doors of an account in the order they were added. Their codes are not opened. */
export function listDoors(database, account, dataKey) {
  return database
    .prepare("SELECT id, kind, name FROM doors WHERE account_id = ? ORDER BY added_at, rowid")
    .all(account)
    .map(({ id, kind, name }) => ({ id, kind, name: open(dataKey, name, "name", account, id) }));
}

/** One door of an account with its code, if it is of the kind that was opened. */
export function findDoor(database, account, dataKey, id, kind) {
  const row = database
    .prepare("SELECT name, code FROM doors WHERE account_id = ? AND id = ? AND kind = ?")
    .get(account, id, kind);
  return (
    row && {
      id,
      kind,
      name: open(dataKey, row.name, "name", account, id),
      code: open(dataKey, row.code, "code", account, id),
    }
  );
}

function open(dataKey, sealed, what, account, id) {
  // The database gives bytes of a list as an `ArrayBuffer`.
  return unseal(dataKey, Buffer.from(sealed), `${what}:${account}:${id}`).toString();
}
