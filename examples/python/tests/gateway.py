"""Stands for the gateway: three keys, a server that publishes them, and whatever it can sign."""

import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from letters.key_set import to_jwk
from letters.lock import ACR, base64url, from_base64url

AMR = ["pwd", "otp", "mca", "urn:tessera:amr:image", "urn:tessera:amr:gesture"]
Answer = Callable[[BaseHTTPRequestHandler], None]


def compact(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def random_id() -> str:
    return base64url(secrets.token_bytes(16))


@dataclass
class SigningKey:
    use: str
    private: EllipticCurvePrivateKey = field(
        default_factory=lambda: generate_private_key(SECP256R1())
    )

    @property
    def jwk(self) -> dict[str, str]:
        return to_jwk(self.use, self.private.public_key())

    def sign(self, typ: str, claims: dict[str, Any], **changes: Any) -> str:
        """Signs whatever it is given; a library would refuse to make most of what is tested."""
        header = {"alg": "ES256", "typ": typ, "kid": self.jwk["kid"]} | changes
        return self.sign_bytes(compact(header), compact(claims))

    def sign_bytes(self, header: bytes, claims: bytes) -> str:
        text = f"{base64url(header)}.{base64url(claims)}"
        r, s = decode_dss_signature(self.private.sign(text.encode(), ECDSA(SHA256())))
        return f"{text}.{base64url(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"


@dataclass
class Person:
    account: str
    session: str = field(default_factory=lambda: base64url(secrets.token_bytes(32)))


class Gateway:
    """A JWK set at `url`; `answer` can be replaced to misbehave and `clock` be turned, `asked`
    counts."""

    def __init__(self) -> None:
        self.clock: Callable[[], float] = time.time
        self.call, self.provision = SigningKey("call"), SigningKey("provision")
        self.countersign = SigningKey("countersign")
        self.answer: Answer = self.publish
        self.asked = 0
        gateway = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                gateway.asked += 1
                gateway.answer(self)

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.url = f"{self.origin}/.well-known/jwks.json"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def publish(self, handler: BaseHTTPRequestHandler) -> None:
        keys = [key.jwk for key in (self.call, self.provision, self.countersign)]
        reply(handler, 200, json.dumps({"keys": keys}).encode())

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def registered(self, audience: str, subject: str, life: int) -> dict[str, Any]:
        now = int(self.clock())
        times = {"iat": now, "nbf": now, "exp": now + life}
        return {"iss": self.origin, "aud": audience, "sub": subject, "jti": random_id()} | times

    def call_claims(self, audience: str, person: Person, method: str, path: str) -> dict[str, Any]:
        claims = self.registered(audience, person.account, 30)
        return claims | {"sid": person.session, "htm": method, "htp": path}

    def provision_claims(
        self, audience: str, method: str, path: str, body: bytes = b""
    ) -> dict[str, Any]:
        digest = base64url(hashlib.sha256(body).digest())
        claims = self.registered(audience, "gateway", 30)
        return claims | {"htm": method, "htp": path, "body_s256": digest}

    def countersigned_claims(self, ticket: str) -> dict[str, Any]:
        within = json.loads(from_base64url(ticket.split(".")[1]))
        claims = self.registered(within["iss"], within["sub"], 60)
        copied = {name: within[name] for name in ("sid", "htm", "htp")}
        proof = {"auth_time": int(self.clock()), "acr": ACR, "amr": AMR, "ticket": ticket}
        return claims | copied | proof


def reply(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("content-length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
