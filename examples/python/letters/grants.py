"""What sessions may do for a while, and which tokens were used up."""

import sqlite3

from .lock import LEEWAY, Proof, Refused

SPENT_KEPT = 24 * 60 * 60  # far beyond the life of any token, so that no clock brings one back


def spend(tx: sqlite3.Connection, token_id: str, now: float) -> None:
    """Uses a token up: of any number of attempts at the same time, one is the first."""
    tx.execute("DELETE FROM spent WHERE spent_at < ?", (int(now) - SPENT_KEPT,))
    done = tx.execute(
        "INSERT INTO spent (id, spent_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING",
        (token_id, int(now)),
    )
    if done.rowcount != 1:
        raise Refused("a token was used again")


def give(tx: sqlite3.Connection, proof: Proof, now: float) -> None:
    """Opens for a session what its ticket asked for; a later end is never shortened."""
    for scope in proof.scope.split(" "):
        tx.execute(
            "INSERT INTO grants (account_id, sid, scope, opened_at, opens_until)"
            " VALUES (?, ?, ?, ?, ?) ON CONFLICT (account_id, sid, scope) DO UPDATE"
            " SET opened_at = excluded.opened_at, opens_until = excluded.opens_until"
            " WHERE excluded.opens_until > grants.opens_until",
            (proof.account, proof.session, scope, int(now), proof.opens_until),
        )


def open_until(
    tx: sqlite3.Connection, account: str, session: str, scope: str, now: float
) -> int | None:
    """Until when a session may use `scope`; `None` where it may not. Grants that have ended are
    removed, and one from the future does not count, so that a clock set back revives nothing."""
    tx.execute("DELETE FROM grants WHERE opens_until <= ?", (now,))
    row = tx.execute(
        "SELECT opens_until FROM grants"
        " WHERE account_id = ? AND sid = ? AND scope = ? AND opened_at <= ?",
        (account, session, scope, now + LEEWAY),
    ).fetchone()
    return row[0] if row else None
