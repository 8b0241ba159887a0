"""Each account has a data key, wrapped by a master key. Without it, its letters are noise."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .secret_file import read_secret, write_secret

NONCE_BYTES = 12


def load_master_key(path: Path, may_make: bool) -> bytes:
    """The master key; made where nothing can have been sealed with another one yet."""
    if not path.exists():
        if not may_make:
            raise FileNotFoundError(f"{path} is missing; without it no letter opens: restore it")
        write_secret(path, AESGCM.generate_key(256))
    return read_secret(path)


def seal(key: bytes, plaintext: bytes, context: str) -> bytes:
    """AES-256-GCM, bound to what it is."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plaintext, context.encode())


def unseal(key: bytes, sealed: bytes, context: str) -> bytes:
    """What was sealed; raises `InvalidTag` where it was altered or moved."""
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context.encode())


def new_data_key(master: bytes, account: str) -> bytes:
    """A fresh data key, wrapped."""
    return seal(master, AESGCM.generate_key(256), f"data-key:{account}")


def unwrap_data_key(master: bytes, account: str, wrapped: bytes) -> bytes:
    """The data key of an account."""
    return unseal(master, wrapped, f"data-key:{account}")
