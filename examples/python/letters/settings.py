"""What can be configured, by environment variables, and the safe defaults."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True)
class Settings:
    """Where the service and its gateway are, and where data is kept."""

    origin: str = "http://127.0.0.1:5200"
    gateway: str = "http://127.0.0.1:8000"
    data: Path = Path("data")

    def __post_init__(self) -> None:
        _check_origin("LETTERS_ORIGIN", self.origin, ("http",))
        _check_origin("LETTERS_GATEWAY", self.gateway, ("http", "https"))

    @property
    def address(self) -> tuple[str, int]:
        """Where to listen: on loopback only."""
        parts = urlsplit(self.origin)
        return parts.hostname or "", parts.port or 80

    @staticmethod
    def from_environment() -> "Settings":
        """Reads `LETTERS_ORIGIN`, `LETTERS_GATEWAY` and `LETTERS_DATA`."""
        return Settings(
            os.environ.get("LETTERS_ORIGIN", Settings.origin),
            os.environ.get("LETTERS_GATEWAY", Settings.gateway),
            Path(os.environ.get("LETTERS_DATA", Settings.data)),
        )


def _check_origin(name: str, origin: str, schemes: tuple[str, ...]) -> None:
    """Plain http ends on this machine: elsewhere somebody on the way could change keys."""
    parts = urlsplit(origin)
    is_bare = origin == f"{parts.scheme}://{parts.netloc}" and "@" not in parts.netloc
    if parts.scheme not in schemes or not parts.hostname or not is_bare:
        raise ValueError(f"{name} is {' or '.join(schemes)}://host:port, without a path")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise ValueError(f"{name}: plain http is for addresses of this machine only")
