"""The pages: titles for whoever is signed in, letters behind the lock, sealed ones each time."""

from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from fastapi.templating import Jinja2Templates

from . import letters
from .access import Door, Opened, Person, signed_in, unlocked
from .database import write_audit

HERE = Path(__file__).parent
LETTERS = Door("letters.read", "Read your letters", 5 * 60)
SEALED = Door("letters.reveal", "Open a sealed letter, once", 0)

router = APIRouter()
templates = Jinja2Templates(HERE / "templates")


@router.get("/")
def index(request: Request, who: Person) -> Response:
    """The titles."""
    with signed_in(request.app.state.service, who) as opened:
        found = letters.titles(opened.tx, opened.account, opened.data_key)
    return templates.TemplateResponse(request, "index.html", {"letters": found})


@router.get("/letters/{letter}")
def letter(request: Request, letter: str, who: Person) -> Response:
    """One letter; all of them stay open for five minutes."""
    with unlocked(request.app.state.service, who, LETTERS, request) as opened:
        return _letter(request, opened, letter, sealed=False)


@router.get("/sealed/{letter}")
def sealed(request: Request, letter: str, who: Person) -> Response:
    """One sealed letter, for this request only."""
    with unlocked(request.app.state.service, who, SEALED, request) as opened:
        return _letter(request, opened, letter, sealed=True)


@router.get("/style.css")
def style() -> Response:
    """How it looks. Nothing in it is anybody's."""
    return FileResponse(HERE / "style.css", headers={"cache-control": "private, max-age=3600"})


def _letter(request: Request, opened: Opened, name: str, *, sealed: bool) -> Response:
    found = letters.find(opened.tx, opened.account, opened.data_key, name, sealed)
    if found is None:
        return templates.TemplateResponse(request, "missing.html", status_code=404)
    now = request.app.state.service.archive.clock()
    action = "letter.reveal" if sealed else "letter.read"
    write_audit(opened.tx, now, action, account=opened.account, letter=found.id)
    left = max(1, round((opened.until - now) / 60)) if opened.until else None
    context = {"letter": found, "minutes": left}
    return templates.TemplateResponse(request, "letter.html", context)
