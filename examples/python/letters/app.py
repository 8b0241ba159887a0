"""Everything that the service answers to."""

import time
from collections.abc import Callable

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from starlette.middleware.base import RequestResponseEndpoint

from . import pages, problem, provisioning
from .access import Service
from .archive import open_archive
from .issuer import Issuer
from .lock import Lock
from .settings import Settings
from .ticket_keys import TicketKeys

POLICY = (
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'"
)


def create_app(settings: Settings, clock: Callable[[], float] = time.time) -> FastAPI:
    """The app over what its folder keeps; makes keys and database at the first start."""
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None, redirect_slashes=False)
    app.state.service = Service(
        lock=Lock(settings.origin, settings.gateway, clock),
        gateway=Issuer(f"{settings.gateway}/.well-known/jwks.json", clock),
        own=TicketKeys(settings.data / "keys", clock),
        archive=open_archive(settings.data, clock),
    )
    app.state.service.own.current()  # a key that cannot be used stops the start
    app.include_router(pages.router)
    app.include_router(provisioning.router)
    app.add_api_route("/healthz", alive)
    app.add_api_route("/readyz", ready)
    app.add_api_route("/.well-known/jwks.json", published)
    app.middleware("http")(private_unless_said)
    problem.register(app)
    return app


async def alive() -> Response:
    """The process answers."""
    return Response()


def ready(request: Request) -> Response:
    """The process can serve: its database answers."""
    with request.app.state.service.archive.database.transaction():
        return Response()


def published(request: Request) -> Response:
    """The keys that the service signs tickets with (RFC 7517 §8.5.2)."""
    headers = {"cache-control": "public, max-age=300"}
    keys = {"keys": request.app.state.service.own.jwks()}
    return JSONResponse(keys, headers=headers, media_type="application/jwk-set+json")


async def private_unless_said(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """Nothing that the service says is kept by anybody, except where a route says so."""
    response = await call_next(request)
    response.headers.setdefault("cache-control", "no-store")
    response.headers["x-content-type-options"] = "nosniff"
    response.headers["content-security-policy"] = POLICY
    until = getattr(request.state, "unlocked_until", None)
    if until is not None:
        response.headers["tessera-unlocked-until"] = str(until)
    return response
