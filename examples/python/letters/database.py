"""One SQLite file, and its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

SCHEMA = """
-- An account is erased by removing its data key first.
CREATE TABLE IF NOT EXISTS accounts (
  id TEXT PRIMARY KEY,
  data_key BLOB,
  created_at INTEGER NOT NULL,
  erased_at INTEGER
);
CREATE TABLE IF NOT EXISTS letters (
  account_id TEXT NOT NULL REFERENCES accounts (id),
  id TEXT NOT NULL,
  sealed INTEGER NOT NULL,
  title BLOB NOT NULL,
  body BLOB NOT NULL,
  sent_at INTEGER NOT NULL,
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
  letter_id TEXT,
  token_id TEXT
);
"""


class Database:
    """Opens a connection for each transaction, so that any thread may have one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(self._connect()) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.executescript(SCHEMA)
        path.chmod(0o600)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Everything in it happens, or nothing does. It holds the write lock from its beginning."""
        with closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            connection.execute("COMMIT")

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        return connection


def write_audit(
    tx: sqlite3.Connection,
    now: float,
    action: str,
    *,
    account: str | None = None,
    session: str | None = None,
    letter: str | None = None,
    token: str | None = None,
) -> None:
    """Says in the same transaction what is done in it; ids only."""
    tx.execute(
        "INSERT INTO audit (at, action, account_id, sid, letter_id, token_id)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (int(now), action, account, session, letter, token),
    )
