"""`/accounts/{id}` and `/grants/{sid}`: what the gateway provisions."""

from fastapi import APIRouter, HTTPException, Request, Response

from . import accounts
from .access import ProvisioningCall
from .archive import NoAccount
from .lock import ACCOUNT, Refused, from_base64url

router = APIRouter()


@router.put("/accounts/{account}")
def create(request: Request, account: str, call: ProvisioningCall) -> Response:
    """201 the first time, 204 from then on."""
    made = accounts.create(request.app.state.service.archive, _account(account), call)
    return Response(status_code=201 if made else 204)


@router.get("/accounts/{account}")
def state(request: Request, account: str, _call: ProvisioningCall) -> dict[str, str | int]:
    """The state of an account, or 404."""
    created_at = accounts.created_at(request.app.state.service.archive, _account(account))
    return {"id": account, "state": "active", "created_at": created_at}


@router.delete("/accounts/{account}")
def erase(request: Request, account: str, call: ProvisioningCall) -> Response:
    """204, whether or not there was one."""
    accounts.erase(request.app.state.service.archive, _account(account), call)
    return Response(status_code=204)


@router.delete("/grants/{session}")
def end(request: Request, session: str, call: ProvisioningCall) -> Response:
    """204, whether or not anything was open."""
    try:
        is_session = len(from_base64url(session)) == 32
    except Refused:
        is_session = False
    if not is_session:
        raise HTTPException(404, "There is nothing here")
    accounts.end_grants(request.app.state.service.archive, session, call)
    return Response(status_code=204)


def _account(name: str) -> str:
    if not ACCOUNT.fullmatch(name):
        raise NoAccount
    return name
