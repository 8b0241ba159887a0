"""The service as a process of its own, and everything that is said to it."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import uvicorn
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from gateway import Gateway, Person, SigningKey

from letters.app import create_app
from letters.settings import Settings

ROOT = Path(__file__).parent.parent
READY_SECONDS = 20
Headers = Iterable[tuple[str, str]]


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def problem(self) -> str | None:
        if self.headers.get("content-type") != "application/problem+json":
            return None
        return json.loads(self.body)["type"].removeprefix("urn:tessera:problem:")

    @property
    def ticket(self) -> str:
        assert self.problem == "locked", self.body
        return json.loads(self.body)["ticket"]


class Stage:
    def __init__(self, data: Path) -> None:
        with closing(socket.create_server(("127.0.0.1", 0))) as listener:
            self.port = listener.getsockname()[1]
        self.origin = f"http://127.0.0.1:{self.port}"
        self.gateway = Gateway()
        self.data = data
        self._log = data.with_suffix(".log").open("w+")
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, *command: str, text: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "letters", *command],
            cwd=ROOT,
            env=self._environment(),
            input=text,
            capture_output=True,
            text=True,
            timeout=30,
        )

    def start(self) -> None:
        command = [sys.executable, "-m", "letters", "serve"]
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=self._environment(), stdout=self._log, stderr=self._log
        )
        process = self._process
        self._wait_until_ready(lambda: process.poll() is None)

    @contextmanager
    def under(self, clock: Callable[[], float]) -> Iterator[None]:
        """Serves from this process, with the gateway, by a clock that a test can turn."""
        self.gateway.clock = clock
        app = create_app(Settings(self.origin, self.gateway.origin, self.data), clock)
        server = uvicorn.Server(
            uvicorn.Config(app, port=self.port, lifespan="off", log_config=None, ws="none")
        )
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        try:
            self._wait_until_ready(thread.is_alive)
            yield
        finally:
            server.should_exit = True
            thread.join(timeout=15)

    def stop(self) -> int:
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(timeout=15)

    def kill(self) -> None:
        assert self._process is not None
        self._process.kill()
        self._process.wait(timeout=15)

    def close(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self.stop()
        self.gateway.close()
        self._log.close()

    def log(self) -> str:
        self._log.flush()
        return Path(self._log.name).read_text()

    def send(
        self,
        method: str,
        path: str,
        token: str | None = None,
        headers: Headers = (),
        body: bytes = b"",
    ) -> Reply:
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=15)) as connection:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers:
                connection.putheader(name, value)
            if token is not None:
                connection.putheader("Authorization", f"Bearer {token}")
            if body:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body or None)
            response = connection.getresponse()
            names = {name.lower(): value for name, value in response.getheaders()}
            return Reply(response.status, names, response.read())

    def call_token(self, person: Person, method: str, path: str, **changes: Any) -> str:
        claims = self.gateway.call_claims(self.origin, person, method, path) | changes
        return self.gateway.call.sign("tessera-call+jwt", claims)

    def call(self, person: Person, path: str, method: str = "GET") -> Reply:
        return self.send(method, path, self.call_token(person, method, path))

    def provision_token(self, method: str, path: str, **changes: Any) -> str:
        claims = self.gateway.provision_claims(self.origin, method, path) | changes
        return self.gateway.provision.sign("tessera-provision+jwt", claims)

    def provision(self, method: str, path: str) -> Reply:
        return self.send(method, path, self.provision_token(method, path))

    def proof_token(self, ticket: str, /, **changes: Any) -> str:
        claims = self.gateway.countersigned_claims(ticket) | changes
        return self.gateway.countersign.sign("tessera-countersigned+jwt", claims)

    def person(self) -> Person:
        """Somebody with an account."""
        person = Person(str(uuid.uuid4()))
        assert self.provision("PUT", f"/accounts/{person.account}").status == 201
        return person

    def letter(self, person: Person, sealed: bool = False) -> str:
        """The path of one of their letters."""
        rows = self.query(
            "SELECT id FROM letters WHERE account_id = ? AND sealed = ?",
            person.account,
            int(sealed),
        )
        return f"/{'sealed' if sealed else 'letters'}/{rows[0][0]}"

    def unlock(self, person: Person) -> str:
        """Opens their letters; answers with the path of one."""
        path = self.letter(person)
        proof = self.proof_token(self.call(person, path).ticket)
        assert self.send("GET", path, proof).status == 200
        return path

    def own_key(self) -> SigningKey:
        """The key that the service signs tickets with."""
        (path,) = (self.data / "keys").glob("ticket-*.pem")
        return SigningKey("ticket", load_pem_private_key(path.read_bytes(), None))

    def query(self, sql: str, *values: Any) -> list[Any]:
        with closing(sqlite3.connect(self.data / "letters.db", isolation_level=None)) as connection:
            return connection.execute(sql, values).fetchall()

    def _wait_until_ready(self, is_alive: Callable[[], bool]) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not self._is_ready():
            assert is_alive() and time.monotonic() < deadline, self.log()
            time.sleep(0.05)

    def _is_ready(self) -> bool:
        try:
            return self.send("GET", "/readyz").status == 200
        except OSError:
            return False

    def _environment(self) -> dict[str, str]:
        names = {"ORIGIN": self.origin, "GATEWAY": self.gateway.origin, "DATA": str(self.data)}
        return {"PATH": os.environ["PATH"]} | {
            f"LETTERS_{key}": each for key, each in names.items()
        }
