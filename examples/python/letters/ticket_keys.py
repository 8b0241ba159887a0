"""The keys that sign tickets, and when each of them does.

Files `ticket-<instant>.pem` of mode 0600; the instant at which a key was published is all the state
there is. A key signs once every verifier has had the time to fetch it, and stays published until
the last ticket that it signed is dead.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from .key_set import to_jwk
from .lock import TICKET, Key, Keys
from .secret_file import read_secret, write_secret

LEAD = 11 * 60  # published before it signs: five minutes in a memory, five in a cache, one to spare
TAIL = 17 * 60  # published after it signed: a ticket's ten minutes, five in a memory, two to spare
LIFE = 90 * 24 * 60 * 60
LOOK_AGAIN = 30


class TicketKeys:
    """The keys of a folder. The oldest signs at once, each later one `LEAD` after its instant."""

    def __init__(self, folder: Path, clock: Callable[[], float]) -> None:
        self._folder = folder
        self._clock = clock
        self._keys: dict[int, EllipticCurvePrivateKey] = {}
        self._looked_at = float("-inf")
        self._looking = threading.Lock()

    def current(self) -> tuple[str, EllipticCurvePrivateKey]:
        """The `kid` of the key that signs, and the key."""
        self._look()
        key = self._keys[self._signing(self._clock())]
        return to_jwk(TICKET.use, key.public_key())["kid"], key

    def jwks(self) -> list[dict[str, str]]:
        """The public halves, for the gateway."""
        self._look()
        return [to_jwk(TICKET.use, key.public_key()) for key in self._keys.values()]

    def published(self) -> Keys:
        """The public halves, for tickets that come back."""
        self._look()
        keys = [key.public_key() for key in self._keys.values()]
        return {to_jwk(TICKET.use, key)["kid"]: Key(TICKET.use, key) for key in keys}

    def rotate(self) -> None:
        """Publishes another key, which will sign in eleven minutes."""
        key = generate_private_key(SECP256R1())
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        write_secret(self._folder / f"ticket-{int(self._clock())}.pem", pem)

    def _look(self) -> None:
        """Reads the folder every thirty seconds, so that a running service follows a command."""
        with self._looking:
            now = self._clock()
            if not 0 <= now - self._looked_at < LOOK_AGAIN:
                self._tend(now)
                self._looked_at = now

    def _tend(self, now: float) -> None:
        if not list(self._folder.glob("ticket-*.pem")):
            self.rotate()
        self._read()
        youngest, signing = max(self._keys), self._signing(now)
        if youngest == signing and now - signing >= LIFE - LEAD:
            self.rotate()
            self._read()
        for instant in [each for each in self._keys if self._is_dead(each, now)]:
            del self._keys[instant]
            (self._folder / f"ticket-{instant}.pem").unlink(missing_ok=True)

    def _read(self) -> None:
        keys = {}
        for path in sorted(self._folder.glob("ticket-*.pem")):
            key = load_pem_private_key(read_secret(path), password=None)
            if not isinstance(key, EllipticCurvePrivateKey) or key.curve.name != "secp256r1":
                raise ValueError(f"{path} is not a P-256 key")
            keys[int(path.stem.removeprefix("ticket-"))] = key
        self._keys = keys

    def _signing(self, now: float) -> int:
        old_enough = [instant for instant in self._keys if instant + LEAD <= now]
        return max(old_enough, default=min(self._keys))

    def _is_dead(self, instant: int, now: float) -> bool:
        later = [each for each in self._keys if each > instant]
        return bool(later) and min(later) + LEAD + TAIL <= now
