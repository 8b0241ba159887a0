/** One SQLite file. */
import { chmodSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";

import Database from "libsql";

const SCHEMA = `
-- An account is erased by removing its data key first.
CREATE TABLE IF NOT EXISTS accounts (
  id TEXT PRIMARY KEY,
  data_key BLOB,
  created_at INTEGER NOT NULL,
  erased_at INTEGER
);
CREATE TABLE IF NOT EXISTS doors (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('door', 'safe')),
  name BLOB NOT NULL,
  code BLOB NOT NULL,
  added_at INTEGER NOT NULL,
  PRIMARY KEY (account_id, id)
);
CREATE TABLE IF NOT EXISTS grants (
  account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  sid TEXT NOT NULL,
  scope TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  opens_until INTEGER NOT NULL,
  PRIMARY KEY (account_id, sid, scope)
);
-- Ids of tokens that were used and must not be used again.
CREATE TABLE IF NOT EXISTS spent (id TEXT PRIMARY KEY, spent_at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS audit (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  action TEXT NOT NULL,
  account_id TEXT,
  sid TEXT,
  door_id TEXT,
  token_id TEXT
);
`;

/** Opens the database, and makes it at the first start. */
export function openDatabase(path) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const database = new Database(path, { timeout: 5000 });
  chmodSync(path, 0o600);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("secure_delete = ON");
  database.exec(SCHEMA);
  return database;
}

/** Everything that `work` does happens, or nothing does. It holds the write lock from its beginning. */
export function transaction(database, work) {
  return database.transaction(work).immediate();
}

/** Says in the same transaction what is done in it; ids only. */
export function writeAudit(database, now, action, { account, session, door, token }) {
  database
    .prepare(
      "INSERT INTO audit (at, action, account_id, sid, door_id, token_id) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .run(now, action, account, session, door, token);
}
