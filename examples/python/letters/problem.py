"""How the service says no: RFC 9457, with the challenges of RFC 6750 and RFC 9470."""

import logging
import sqlite3
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from .archive import NoAccount
from .issuer import Unavailable
from .lock import ACR, MAX_PATH_BYTES, Refused, TooLong

LOG = logging.getLogger("letters")
REALM = "letters"
NO_STORE = {"cache-control": "no-store"}


class NoToken(Exception):
    """The request came without a token."""


@dataclass
class Locked(Exception):
    """The call is good; what it asks for takes a fresh pattern."""

    ticket: str
    max_age: int


def problem(
    status: int, kind: str, title: str, headers: dict[str, str] | None = None, **members: str
) -> JSONResponse:
    """A refusal, as `application/problem+json`."""
    body = {"type": f"urn:tessera:problem:{kind}", "title": title, "status": status, **members}
    return JSONResponse(
        body, status, NO_STORE | (headers or {}), media_type="application/problem+json"
    )


def no_token(_request: Request, _error: NoToken) -> JSONResponse:
    """A bare challenge, without an error code (RFC 6750 §3.1)."""
    challenge = {"www-authenticate": f'Bearer realm="{REALM}"'}
    return problem(401, "no-token", "This needs a signed call", challenge)


def refused(_request: Request, error: Refused) -> JSONResponse:
    """One answer for every token that is not good, whatever is wrong with it."""
    LOG.warning("refused: %s", error)
    challenge = {"www-authenticate": 'Bearer error="invalid_token"'}
    return problem(401, "invalid-token", "The token was refused", challenge)


def locked(_request: Request, error: Locked) -> JSONResponse:
    """The ticket (RFC 9470 §3)."""
    challenge = (
        f'Bearer realm="{REALM}", error="insufficient_user_authentication",'
        f' acr_values="{ACR}", max_age="{error.max_age}"'
    )
    title = "This needs a fresh pattern"
    return problem(401, "locked", title, {"www-authenticate": challenge}, ticket=error.ticket)


def too_long(_request: Request, _error: TooLong) -> JSONResponse:
    """No ticket has room for this path, so no pattern could open it."""
    return problem(414, "too-long", f"The address is longer than {MAX_PATH_BYTES} bytes")


def no_account(_request: Request, _error: NoAccount) -> JSONResponse:
    """The gateway makes the account and asks again."""
    return problem(404, "no-account", "This account has no letters yet")


def unavailable(_request: Request, error: Exception) -> JSONResponse:
    """Something that this answer needs is gone for the moment."""
    LOG.error("unavailable: %s", type(error).__name__)
    return problem(
        503, "unavailable", "The letters are not available: try again soon", {"retry-after": "1"}
    )


def other(_request: Request, error: HTTPException) -> JSONResponse:
    """No such path, another method, a body that is too long or too slow."""
    kinds = {404: "no-path", 405: "method", 408: "too-slow", 413: "too-large"}
    headers = dict(error.headers or {})
    return problem(
        error.status_code, kinds.get(error.status_code, "refused"), error.detail, headers
    )


def internal(_request: Request, error: Exception) -> JSONResponse:
    """What should not happen."""
    LOG.error("internal: %s", type(error).__name__)
    return problem(500, "internal", "Something is wrong with the letters")


def register(app: FastAPI) -> None:
    """Has the app answer with these."""
    for error, handler in (
        (NoToken, no_token),
        (Refused, refused),
        (Locked, locked),
        (TooLong, too_long),
        (NoAccount, no_account),
        (Unavailable, unavailable),
        (sqlite3.OperationalError, unavailable),
        (HTTPException, other),
        (Exception, internal),
    ):
        app.add_exception_handler(error, handler)  # type: ignore[arg-type]
