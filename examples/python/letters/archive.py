"""The archive: its database, its master key and its clock, from which accounts and letters work."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .database import Database
from .sealing import load_master_key


class NoAccount(Exception):
    """There is no such account, or no longer."""


@dataclass(frozen=True)
class Archive:
    """What every statement needs."""

    database: Database
    master_key: bytes
    clock: Callable[[], float]


def open_archive(data: Path, clock: Callable[[], float] = time.time) -> Archive:
    """Opens the archive in a folder, and makes it at the first start."""
    database = Database(data / "letters.db")
    with database.transaction() as tx:
        (is_empty,) = tx.execute("SELECT NOT EXISTS (SELECT 1 FROM accounts)").fetchone()
    return Archive(database, load_master_key(data / "keys" / "master.key", is_empty), clock)
