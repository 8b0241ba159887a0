"""The second lock on a service's side: checks what the gateway signs, and signs tickets.

Copy this file into a service of your own; it needs PyJWT and nothing else. Every token is a compact
JWS (RFC 7515) under ES256 with claims of RFC 7519, held to the advice of RFC 8725. Times are whole
seconds since 1970.
"""

import base64
import hashlib
import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import (
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
)

LEEWAY = 5  # how far two clocks may be apart
SINGLE_SHOT_AGE = 60  # how old a proof may be that opens one request only
MAX_TOKEN_BYTES = 4096
MAX_TICKET_BYTES = 1920  # the token around it must stay within 4 KiB
MAX_PATH_BYTES = 256
OPTIONS: jwt.types.Options = {
    "strict_aud": True,
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
}
ACR = "urn:tessera:acr:fresh-pattern"

COMPACT = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{86})")
ACCOUNT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
METHOD = re.compile(r"[A-Z]{1,16}")
PATH = re.compile(r"/(?!/)[!-~]*")


class Refused(Exception):
    """A token was refused. The text names the rule and never carries a part of the token."""


class TooLong(Exception):
    """The call is good; its path with query is longer than a ticket may carry."""


@dataclass(frozen=True)
class Kind:
    """A kind of token: `typ`, the use of its keys, its longest life, and its claims."""

    typ: str
    use: str
    life: int
    claims: Mapping[str, type]


REGISTERED = {"iss": str, "aud": str, "sub": str, "jti": str, "iat": int, "nbf": int, "exp": int}
REQUEST = REGISTERED | {"htm": str, "htp": str}
CALL = Kind("tessera-call+jwt", "call", 30, REQUEST | {"sid": str})
PROVISION = Kind("tessera-provision+jwt", "provision", 30, REQUEST | {"body_s256": str})
TICKET = Kind(
    "tessera-ticket+jwt",
    "ticket",
    600,
    REQUEST | {"sid": str, "scope": str, "purpose": str, "acr_values": str, "max_age": int},
)
COUNTERSIGNED = Kind(
    "tessera-countersigned+jwt",
    "countersign",
    60,
    REQUEST | {"sid": str, "auth_time": int, "acr": str, "amr": list, "ticket": str},
)


@dataclass(frozen=True)
class Key:
    """A public key, and the one kind of token that it may sign (`tessera_use`)."""

    use: str
    public: EllipticCurvePublicKey


Keys = Mapping[str, Key]
"""The keys of one party by `kid`, their RFC 7638 thumbprint."""


@dataclass(frozen=True)
class Token:
    """A token of the right form. Whatever it says is not to be believed yet."""

    text: str
    typ: str
    kid: str
    claims: Mapping[str, Any]


@dataclass(frozen=True)
class Call:
    """A call that the gateway made for this very request of a person. `target` is its method and
    its path with query."""

    id: str
    account: str
    session: str
    target: tuple[str, str]


@dataclass(frozen=True)
class Proof:
    """A ticket of this service, answered by a fresh pattern. Its `ticket` id is to be consumed."""

    id: str
    account: str
    session: str
    ticket: str
    scope: str
    opens_until: int | None  # None: it opens this one request


def base64url(data: bytes) -> str:
    """Encodes without padding (RFC 7515 §2)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def from_base64url(text: str) -> bytes:
    """Decodes; whatever is not the one spelling of its bytes is refused."""
    try:
        data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except ValueError:
        raise Refused("not base64url") from None
    if base64url(data) != text:
        raise Refused("not base64url")
    return data


def strict_object(data: bytes) -> dict[str, Any]:
    """One JSON object in which no member occurs twice (RFC 8725 §2.9)."""

    def members(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len({name for name, _ in pairs}) != len(pairs):
            raise Refused("a member occurs twice")
        return dict(pairs)

    def constant(_: str) -> None:
        raise Refused("not JSON")

    try:
        value = json.loads(data.decode(), object_pairs_hook=members, parse_constant=constant)
    except (ValueError, RecursionError):
        raise Refused("not JSON") from None
    if not isinstance(value, dict):
        raise Refused("not an object")
    return value


def parse(text: str) -> Token:
    """Takes a compact JWS apart. Its header is exactly `alg`, `typ` and `kid`: nothing in it may
    steer the check (RFC 8725 §3.10)."""
    parts = COMPACT.fullmatch(text)
    if parts is None or len(text) > MAX_TOKEN_BYTES:
        raise Refused("not a compact JWS")
    from_base64url(parts[3])
    header, claims = (strict_object(from_base64url(part)) for part in parts.group(1, 2))
    if header.keys() != {"alg", "typ", "kid"} or header["alg"] != "ES256":
        raise Refused("another header")
    if not isinstance(header["typ"], str) or not isinstance(header["kid"], str):
        raise Refused("another header")
    return Token(text, header["typ"], header["kid"], claims)


def verify(
    token: Token, kind: Kind, keys: Keys, issuer: str, audience: str, now: float
) -> dict[str, Any]:
    """The claims of a token of this kind, once its signature and all that every token must keep
    have been checked. PyJWT has no clock that could be handed in, so times are compared here."""
    key = keys.get(token.kid)
    if token.typ != kind.typ or key is None or key.use != kind.use:
        raise Refused("another type, or no key for it")
    try:
        claims = jwt.decode(
            token.text, key.public, ["ES256"], OPTIONS, issuer=issuer, audience=audience
        )
    except jwt.PyJWTError as error:
        raise Refused(type(error).__name__) from None
    # Not isinstance: to Python, true is an integer.
    if any(type(claims.get(name)) is not expected for name, expected in kind.claims.items()):
        raise Refused("a claim is missing or of another type")
    issued, begins, expires = claims["iat"], claims["nbf"], claims["exp"]
    if issued < 0 or begins < 0 or max(issued, begins) > now + LEEWAY or expires <= now - LEEWAY:
        raise Refused("not alive")
    if not issued < expires <= issued + kind.life:
        raise Refused("too long a life")
    if len(from_base64url(claims["jti"])) != 16:
        raise Refused("an id that is not 128 bits")
    return claims


@dataclass(frozen=True)
class Lock:
    """The lock of one service. `target` is a request's method and its path with query."""

    origin: str
    gateway: str
    clock: Callable[[], float]

    def call(self, token: Token, keys: Keys, target: tuple[str, str]) -> Call:
        """Checks a call of the gateway."""
        claims = verify(token, CALL, keys, self.gateway, self.origin, self.clock())
        check_person(claims)
        check_target(claims, target)
        return Call(claims["jti"], claims["sub"], claims["sid"], target)

    def provision(self, token: Token, keys: Keys, target: tuple[str, str], body: bytes) -> str:
        """Checks a provisioning call with the body it came with; its id is to be consumed."""
        claims = verify(token, PROVISION, keys, self.gateway, self.origin, self.clock())
        if claims["sub"] != "gateway":
            raise Refused("another subject")
        check_target(claims, target)
        if claims["body_s256"] != base64url(hashlib.sha256(body).digest()):
            raise Refused("another body")
        return str(claims["jti"])

    def proof(self, token: Token, keys: Keys, own: Keys, target: tuple[str, str]) -> Proof:
        """Checks a countersigned ticket, in the order of the protocol. Still to be seen in a
        database: that the account is active, and that the ticket was not used before."""
        now = int(self.clock())
        outer = verify(token, COUNTERSIGNED, keys, self.gateway, self.origin, now)
        ticket = verify(parse(outer["ticket"]), TICKET, own, self.origin, self.gateway, now)
        check_person(ticket)
        if any(outer[name] != ticket[name] for name in ("sub", "sid", "htm", "htp")):
            raise Refused("countersigned for another ticket")
        check_target(outer, target)
        if outer["acr"] != ACR or ticket["acr_values"] != ACR:
            raise Refused("another authentication context")
        age = ticket["max_age"]
        if not ticket["iat"] - LEEWAY <= outer["auth_time"] <= now + LEEWAY:
            raise Refused("the pattern does not belong to this ticket")
        if now - outer["auth_time"] > (age or SINGLE_SHOT_AGE):
            raise Refused("the pattern is too old")
        # A gateway whose clock runs ahead gains nothing by it.
        until = min(outer["auth_time"], now) + age if age else None
        return Proof(
            outer["jti"], outer["sub"], outer["sid"], ticket["jti"], ticket["scope"], until
        )

    def ticket(
        self,
        call: Call,
        door: tuple[str, str, int],
        key: tuple[str, EllipticCurvePrivateKey],
    ) -> str:
        """Signs a ticket for the request of `call`. `door` is the scope, what the person is told
        (plain text, at most 120 characters) and for how many seconds a pattern opens it (0 = this
        one request); `key` is the `kid` and the private key."""
        method, path = call.target
        if len(path) > MAX_PATH_BYTES:
            raise TooLong
        now = int(self.clock())
        (scope, purpose, max_age), (kid, private) = door, key
        claims: dict[str, Any] = {"iss": self.origin, "aud": self.gateway, "sub": call.account}
        claims |= {"sid": call.session, "jti": base64url(secrets.token_bytes(16))}
        claims |= {"iat": now, "nbf": now, "exp": now + TICKET.life}
        claims |= {"scope": scope, "purpose": purpose, "acr_values": ACR, "max_age": max_age}
        claims |= {"htm": method, "htp": path}
        text = jwt.encode(claims, private, "ES256", {"typ": TICKET.typ, "kid": kid})
        if len(text) > MAX_TICKET_BYTES:
            raise Refused("too long a ticket")
        return text


def check_person(claims: Mapping[str, Any]) -> None:
    """Refuses what names no account (a UUID in lower case) or no session (a SHA-256)."""
    if not ACCOUNT.fullmatch(claims["sub"]) or len(from_base64url(claims["sid"])) != 32:
        raise Refused("another account or session")


def check_target(claims: Mapping[str, Any], target: tuple[str, str]) -> None:
    """Refuses a token that was made for another request."""
    if not METHOD.fullmatch(target[0]) or not PATH.fullmatch(target[1]):
        raise Refused("not a request in origin form")
    if (claims["htm"], claims["htp"]) != target:
        raise Refused("made for another request")
