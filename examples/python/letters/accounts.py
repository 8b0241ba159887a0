"""Accounts, as the gateway provisions them."""

import secrets
import sqlite3

from .archive import Archive, NoAccount
from .database import write_audit
from .grants import spend
from .letters import Letter, put
from .sealing import new_data_key, unwrap_data_key

WELCOME = """Welcome to your archive.

From now on, letters and payslips that are meant for you are kept here. Their titles can be seen \
by whoever is signed in as you; to read them you draw a fresh pattern, and for five minutes they \
stay open. Sealed letters take a pattern each time."""


def create(archive: Archive, account: str, call_id: str) -> bool:
    """Makes an account with a data key of its own and its first letters. Any number of times, with
    one result; whether it was made now."""
    now = archive.clock()
    with archive.database.transaction() as tx:
        spend(tx, call_id, now)
        _finish_erasure(tx, account)
        wrapped = new_data_key(archive.master_key, account)
        made = tx.execute(
            "INSERT INTO accounts (id, data_key, created_at) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO NOTHING",
            (account, wrapped, int(now)),
        )
        if made.rowcount == 0:
            return False
        data_key = unwrap_data_key(archive.master_key, account, wrapped)
        put(tx, account, data_key, Letter.new("Welcome to your archive", WELCOME, False, now))
        pin = f"{secrets.randbelow(1_000_000):06}"
        text = f"Your PIN for the document printer is\n\n{pin}\n\nDo not pass it on."
        put(tx, account, data_key, Letter.new("Your PIN for the document printer", text, True, now))
        write_audit(tx, now, "account.create", account=account, token=call_id)
        return True


def created_at(archive: Archive, account: str) -> int:
    """When an account was made."""
    with archive.database.transaction() as tx:
        row = tx.execute(
            "SELECT created_at FROM accounts WHERE id = ? AND erased_at IS NULL", (account,)
        ).fetchone()
    if row is None:
        raise NoAccount
    return int(row[0])


def data_key(tx: sqlite3.Connection, archive: Archive, account: str) -> bytes:
    """The key of an account that is active."""
    row = tx.execute(
        "SELECT data_key FROM accounts WHERE id = ? AND erased_at IS NULL", (account,)
    ).fetchone()
    if row is None:
        raise NoAccount
    return unwrap_data_key(archive.master_key, account, row[0])


def erase(archive: Archive, account: str, call_id: str) -> None:
    """Erases an account. The data key goes first, in a transaction of its own: from then on its
    letters are noise, even where the removal of their rows is interrupted. A repetition, or making
    the account anew, finishes what was interrupted."""
    now = archive.clock()
    with archive.database.transaction() as tx:
        spend(tx, call_id, now)
        erased = tx.execute(
            "UPDATE accounts SET data_key = NULL, erased_at = ? WHERE id = ? AND erased_at IS NULL",
            (int(now), account),
        )
        if erased.rowcount == 1:
            tx.execute("DELETE FROM grants WHERE account_id = ?", (account,))
            write_audit(tx, now, "account.erase", account=account, token=call_id)
    with archive.database.transaction() as tx:
        _finish_erasure(tx, account)


def end_grants(archive: Archive, session: str, call_id: str) -> None:
    """Takes back what a session was given: it was signed out, locked, or ended."""
    now = archive.clock()
    with archive.database.transaction() as tx:
        spend(tx, call_id, now)
        tx.execute("DELETE FROM grants WHERE sid = ?", (session,))
        write_audit(tx, now, "grants.end", session=session, token=call_id)


def _finish_erasure(tx: sqlite3.Connection, account: str) -> None:
    erased = "SELECT 1 FROM accounts WHERE id = :id AND erased_at IS NOT NULL"
    tx.execute(f"DELETE FROM letters WHERE account_id = :id AND EXISTS ({erased})", {"id": account})
    tx.execute("DELETE FROM accounts WHERE id = :id AND erased_at IS NOT NULL", {"id": account})
