"""`python -m letters`: serves, sends a letter, or has another key sign."""

import argparse
import logging
import sys
import time
from pathlib import Path

from . import accounts, letters
from .archive import NoAccount, open_archive
from .database import write_audit
from .settings import Settings
from .ticket_keys import TicketKeys


def main() -> int:
    """Runs one command; 0 where it did what it was told."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    arguments = _parser().parse_args()
    try:
        return int(arguments.run(Settings.from_environment(), arguments))
    except (ValueError, OSError) as error:
        print(f"letters: {error}", file=sys.stderr)
    except NoAccount:
        print("letters: there is no such account", file=sys.stderr)
    return 1


def serve(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Serves until it is told to stop, and then ends what it has begun."""
    # They take a second to load, and no other command needs them.
    import uvicorn

    from .app import create_app

    host, port = settings.address
    # No access log: paths name letters and sessions. No proxy headers: the gateway signs instead.
    uvicorn.run(
        create_app(settings),
        host=host,
        port=port,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        log_config=None,
        log_level="warning",
        lifespan="off",
        ws="none",
        timeout_graceful_shutdown=10,
    )
    return 0


def send(settings: Settings, arguments: argparse.Namespace) -> int:
    """Sends a letter to one account, or to all."""
    archive = open_archive(settings.data)
    body = arguments.file.read_text() if arguments.file else sys.stdin.read()
    with archive.database.transaction() as tx:
        names = [arguments.account]
        if arguments.everyone:
            rows = tx.execute("SELECT id FROM accounts WHERE erased_at IS NULL ORDER BY id")
            names = [name for (name,) in rows]
        for name in names:
            now = archive.clock()
            letter = letters.Letter.new(arguments.title, body.strip(), arguments.sealed, now)
            letters.put(tx, name, accounts.data_key(tx, archive, name), letter)
            write_audit(tx, now, "letter.send", account=name, letter=letter.id)
    print(f"sent to {len(names)}")
    return 0


def rotate_keys(settings: Settings, _arguments: argparse.Namespace) -> int:
    """Publishes the next key that signs tickets."""
    TicketKeys(settings.data / "keys", time.time).rotate()
    print("the next key is published, and signs in eleven minutes")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="letters", description=__doc__)
    commands = parser.add_subparsers(required=True)
    commands.add_parser("serve", help=serve.__doc__).set_defaults(run=serve)
    commands.add_parser("rotate-keys", help=rotate_keys.__doc__).set_defaults(run=rotate_keys)
    sending = commands.add_parser("send", help=send.__doc__)
    sending.set_defaults(run=send)
    to = sending.add_mutually_exclusive_group(required=True)
    to.add_argument("--account", help="the id of the account")
    to.add_argument("--everyone", action="store_true")
    sending.add_argument("--title", required=True, help="seen by whoever is signed in")
    sending.add_argument("--sealed", action="store_true", help="takes a pattern each time")
    sending.add_argument(
        "file", type=Path, nargs="?", help="plain text; standard input if left out"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
