"""Secrets in files of mode 0600."""

import os
import stat
from pathlib import Path


def write_secret(path: Path, content: bytes) -> None:
    """Writes a file that was not there, whole or not at all."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    # A link, unlike a renaming, never replaces a secret that is there.
    try:
        os.link(unfinished, path)
    finally:
        unfinished.unlink()


def read_secret(path: Path) -> bytes:
    """Reads a secret; one that others could read as well is refused."""
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise PermissionError(f"{path} can be read by others; set its mode to 600")
    return path.read_bytes()
