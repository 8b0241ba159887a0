"""Who asks: dependencies without which no letter and no account can be reached."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from . import accounts
from .archive import Archive
from .database import write_audit
from .grants import give, open_until, spend
from .issuer import Issuer
from .lock import CALL, COUNTERSIGNED, PROVISION, Call, Lock, Proof, Refused, Token, parse
from .problem import Locked, NoToken
from .ticket_keys import TicketKeys

MAX_BODY_BYTES = 64 * 1024
BODY_SECONDS = 10
LESS_THAN_ALL = ("range", "sec-purpose", "purpose", "x-moz")


@dataclass(frozen=True)
class Service:
    """What requests are checked against and served from."""

    lock: Lock
    gateway: Issuer
    own: TicketKeys
    archive: Archive


@dataclass(frozen=True)
class Door:
    """What a pattern opens: the scope, what the person is told, and for how many seconds (0 = one
    request). The words are the same whether what is asked for exists or not."""

    scope: str
    purpose: str
    max_age: int


@dataclass(frozen=True)
class Opened:
    """One account's letters, for one request: the transaction in which it was seen that the account
    is active and the session may, and the account's key."""

    account: str
    tx: sqlite3.Connection
    data_key: bytes
    until: int | None


def target(request: Request, token: Token) -> tuple[str, str]:
    """The method and the path with query, as they stand in the request line. ASGI does not say
    whether an empty query came with its `?`; there the token is taken at its word."""
    path, query = (request.scope[name].decode("latin-1") for name in ("raw_path", "query_string"))
    has_query = query or token.claims.get("htp") == f"{path}?"
    return request.method, f"{path}?{query}" if has_query else path


def bearer(request: Request) -> Token:
    """The one bearer token of a request (RFC 6750 §2.1)."""
    values = request.headers.getlist("authorization")
    if not values:
        raise NoToken
    scheme, _, token = values[0].partition(" ")
    if len(values) > 1 or scheme.lower() != "bearer":
        raise Refused("not one bearer token")
    return parse(token)


async def person(request: Request) -> Call | Proof:
    """The person that a request is for, as the gateway vouches for them."""
    service: Service = request.app.state.service
    token = bearer(request)
    if token.typ == CALL.typ:
        keys = await service.gateway.keys(token.kid)
        return service.lock.call(token, keys, target(request, token))
    if token.typ != COUNTERSIGNED.typ:
        raise Refused("another type")
    # A guess ahead of the person, or a part of the answer, must not use up what they proved.
    if any(name in request.headers for name in LESS_THAN_ALL):
        raise Refused("a proof for less than all of the answer")
    keys = await service.gateway.keys(token.kid)
    return service.lock.proof(token, keys, service.own.published(), target(request, token))


async def provisioning(request: Request) -> str:
    """The id of the gateway's provisioning call, to be used up with what it asks for."""
    service: Service = request.app.state.service
    token = bearer(request)
    if token.typ != PROVISION.typ:
        raise Refused("another type")
    keys = await service.gateway.keys(token.kid)
    body = await _body(request)
    return service.lock.provision(token, keys, target(request, token), body)


Person = Annotated[Call | Proof, Depends(person)]
ProvisioningCall = Annotated[str, Depends(provisioning)]


@contextmanager
def signed_in(service: Service, who: Call | Proof) -> Iterator[Opened]:
    """Opens what whoever is signed in may see."""
    if isinstance(who, Proof):
        raise Refused("nothing is locked here")
    with service.archive.database.transaction() as tx:
        key = accounts.data_key(tx, service.archive, who.account)
        yield Opened(who.account, tx, key, None)


@contextmanager
def unlocked(service: Service, who: Call | Proof, door: Door, request: Request) -> Iterator[Opened]:
    """Opens a door, or answers with a ticket. A proof is used up, its grants are written down and
    the page is read in one transaction: of any number of attempts with a ticket, one succeeds."""
    now = service.archive.clock()
    with service.archive.database.transaction() as tx:
        key = accounts.data_key(tx, service.archive, who.account)
        if isinstance(who, Proof):
            until = _redeem(tx, who, door, now)
        else:
            until = open_until(tx, who.account, who.session, door.scope, now)
        if until is not None or isinstance(who, Proof):
            request.state.unlocked_until = until
            yield Opened(who.account, tx, key, until)
            return
    # After the transaction, which would otherwise bring back the grants that it found ended.
    raise Locked(_ticket(service, who, door), door.max_age)


def _redeem(tx: sqlite3.Connection, proof: Proof, door: Door, now: float) -> int | None:
    if door.scope not in proof.scope.split(" ") or (proof.opens_until is None) != (
        not door.max_age
    ):
        raise Refused("a proof for another door")
    spend(tx, proof.ticket, now)
    if proof.opens_until is not None:
        give(tx, proof, now)
    write_audit(tx, now, "unlock", account=proof.account, session=proof.session, token=proof.ticket)
    return proof.opens_until


def _ticket(service: Service, call: Call, door: Door) -> str:
    asked = (door.scope, door.purpose, door.max_age)
    return service.lock.ticket(call, asked, service.own.current())


async def _body(request: Request) -> bytes:
    body = b""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MAX_BODY_BYTES:
                    raise HTTPException(413, "The body is longer than 64 KiB")
    except TimeoutError:
        raise HTTPException(408, "The body did not arrive in time") from None
    return body
