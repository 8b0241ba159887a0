"""HS256, with what everybody knows as the secret."""

import hmac
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from gateway import SigningKey, compact

from letters.lock import base64url


def with_public_key_as_secret(key: SigningKey, typ: str, claims: dict[str, Any], form: str) -> str:
    public = key.private.public_key()
    secret = {
        "pem": public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        "der": public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        "jwk": compact(key.jwk),
    }[form]
    header = compact({"alg": "HS256", "typ": typ, "kid": key.jwk["kid"]})
    text = f"{base64url(header)}.{base64url(compact(claims))}"
    return f"{text}.{base64url(hmac.digest(secret, text.encode(), 'sha256'))}"
