"""Published keys: JWK sets (RFC 7517) of P-256 keys whose `kid` is their thumbprint (RFC 7638)."""

import hashlib
import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePublicKey,
    EllipticCurvePublicNumbers,
)

from .lock import Key, Keys, Refused, base64url, from_base64url, strict_object

MAX_BYTES = 64 * 1024
MAX_KEYS = 32
USES = {"call", "provision", "countersign", "ticket"}


def thumbprint(x: str, y: str) -> str:
    """RFC 7638 §3: the required members in lexicographic order, without white space."""
    members = {"crv": "P-256", "kty": "EC", "x": x, "y": y}
    canonical = json.dumps(members, separators=(",", ":"), sort_keys=True)
    return base64url(hashlib.sha256(canonical.encode()).digest())


def to_jwk(use: str, key: EllipticCurvePublicKey) -> dict[str, str]:
    """A public key as it is published."""
    numbers = key.public_numbers()
    x, y = (base64url(value.to_bytes(32, "big")) for value in (numbers.x, numbers.y))
    return {
        "kty": "EC",
        "crv": "P-256",
        "alg": "ES256",
        "use": "sig",
        "kid": thumbprint(x, y),
        "tessera_use": use,
        "x": x,
        "y": y,
    }


def parse_key_set(data: bytes) -> Keys:
    """Reads a published set. One key of another form refuses all of it: whoever pins an issuer
    should hear at once that it publishes something it must not. Raises `Refused`."""
    if len(data) > MAX_BYTES:
        raise Refused("a key set of more than 64 KiB")
    listed = strict_object(data).get("keys")
    if not isinstance(listed, list) or len(listed) > MAX_KEYS:
        raise Refused("not a key set")
    keys = dict(parse_jwk(jwk) for jwk in listed)
    if len(keys) != len(listed):
        raise Refused("a kid twice")
    return keys


def parse_jwk(jwk: Any) -> tuple[str, Key]:
    """A key and its `kid`."""
    fixed = {"kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig"}
    if not isinstance(jwk, dict) or any(jwk.get(name) != value for name, value in fixed.items()):
        raise Refused("not a P-256 key for ES256 signatures")
    if jwk.get("d") is not None:
        raise Refused("a private key is published")
    x, y, kid, use = (_text(jwk, name) for name in ("x", "y", "kid", "tessera_use"))
    if use not in USES:
        raise Refused("a key for nothing known")
    point = from_base64url(x), from_base64url(y)
    if any(len(coordinate) != 32 for coordinate in point) or kid != thumbprint(x, y):
        raise Refused("kid is not the thumbprint")
    left, right = (int.from_bytes(coordinate, "big") for coordinate in point)
    try:
        return kid, Key(use, EllipticCurvePublicNumbers(left, right, SECP256R1()).public_key())
    except ValueError:
        raise Refused("not a point of P-256") from None


def _text(jwk: dict[str, Any], name: str) -> str:
    value = jwk.get(name)
    if not isinstance(value, str):
        raise Refused("a member is missing")
    return value
