"""Letters, each sealed under the data key of its account."""

import sqlite3
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from .sealing import seal, unseal


@dataclass(frozen=True)
class Letter:
    """A letter; `body` is empty in a list."""

    id: str
    title: str
    body: str
    sealed: bool
    sent_at: int

    @staticmethod
    def new(title: str, body: str, sealed: bool, now: float) -> "Letter":
        """A letter that is sent now."""
        return Letter(str(uuid.uuid4()), title, body, sealed, int(now))

    @property
    def day(self) -> str:
        """When it was sent, for a person."""
        return f"{datetime.fromtimestamp(self.sent_at, UTC):%-d %B %Y}"

    @property
    def date(self) -> str:
        """The same, for a machine."""
        return f"{datetime.fromtimestamp(self.sent_at, UTC):%Y-%m-%d}"

    @property
    def paragraphs(self) -> list[str]:
        """Its text, in pieces that an empty line parts."""
        return self.body.replace("\r\n", "\n").split("\n\n")


def put(tx: sqlite3.Connection, account: str, data_key: bytes, letter: Letter) -> None:
    """Lays a letter down."""
    tx.execute(
        "INSERT INTO letters (account_id, id, sealed, title, body, sent_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        (
            account,
            letter.id,
            int(letter.sealed),
            seal(data_key, letter.title.encode(), f"title:{account}:{letter.id}"),
            seal(data_key, letter.body.encode(), f"body:{account}:{letter.id}"),
            letter.sent_at,
        ),
    )


def titles(tx: sqlite3.Connection, account: str, data_key: bytes) -> list[Letter]:
    """The letters of an account, the last one first. Their bodies are not opened."""
    rows = tx.execute(
        "SELECT id, title, sealed, sent_at FROM letters WHERE account_id = ?"
        " ORDER BY sent_at DESC, rowid DESC",
        (account,),
    )
    return [
        Letter(
            letter_id,
            unseal(data_key, title, f"title:{account}:{letter_id}").decode(),
            "",
            bool(sealed),
            sent_at,
        )
        for letter_id, title, sealed, sent_at in rows
    ]


def find(
    tx: sqlite3.Connection, account: str, data_key: bytes, letter_id: str, sealed: bool
) -> Letter | None:
    """One letter of an account, if it is of the kind that was opened."""
    row = tx.execute(
        "SELECT title, body, sent_at FROM letters WHERE account_id = ? AND id = ? AND sealed = ?",
        (account, letter_id, int(sealed)),
    ).fetchone()
    if row is None:
        return None
    title, body = (
        unseal(data_key, value, f"{name}:{account}:{letter_id}").decode()
        for name, value in zip(("title", "body"), row[:2], strict=True)
    )
    return Letter(letter_id, title, body, sealed, row[2])
