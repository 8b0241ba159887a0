"""The gateway's keys, and when they are fetched."""

import asyncio
import json
import time
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from gateway import Gateway, SigningKey, reply
from stage import Stage

from letters.issuer import Issuer, Unavailable
from letters.key_set import thumbprint
from letters.lock import Keys


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


class Reader:
    """An issuer's keys, read at times that the test sets."""

    def __init__(self, gateway: Gateway) -> None:
        self.clock = Clock()
        self._issuer = Issuer(gateway.url, self.clock)
        self._runner = asyncio.Runner()

    def keys(self, kid: str) -> Keys:
        return self._runner.run(self._issuer.keys(kid))


@pytest.fixture
def reader(gateway: Gateway) -> Reader:
    return Reader(gateway)


def test_keys_are_used_for_five_minutes(gateway: Gateway, reader: Reader) -> None:
    kid = gateway.call.jwk["kid"]
    assert reader.keys(kid)[kid].use == "call"
    reader.clock.now += 299
    reader.keys(kid)
    assert gateway.asked == 1
    reader.clock.now += 1
    reader.keys(kid)
    assert gateway.asked == 2


def test_an_unknown_key_is_asked_for_once_a_minute(gateway: Gateway, reader: Reader) -> None:
    kid = gateway.call.jwk["kid"]
    reader.keys(kid)
    reader.clock.now += 1
    for made_up in ("a", "b", "a"):
        assert made_up not in reader.keys(made_up)
    assert gateway.asked == 2
    reader.clock.now += 60
    reader.keys("c")
    assert gateway.asked == 3


def test_a_rotation_is_noticed_at_once(gateway: Gateway, reader: Reader) -> None:
    reader.keys(gateway.call.jwk["kid"])
    gateway.call = SigningKey("call")
    reader.clock.now += 2
    kid = gateway.call.jwk["kid"]
    assert kid in reader.keys(kid)


def test_an_outage_is_bridged_for_an_hour(gateway: Gateway, reader: Reader) -> None:
    kid = gateway.call.jwk["kid"]
    reader.keys(kid)
    gateway.answer = lambda handler: reply(handler, 500, b"")
    reader.clock.now += 301
    assert kid in reader.keys(kid)
    assert kid in reader.keys(kid)
    assert gateway.asked == 2, "not asked again within the same second"
    reader.clock.now += 3300
    with pytest.raises(Unavailable):
        reader.keys(kid)


def test_a_clock_that_goes_backwards_fetches_again(gateway: Gateway, reader: Reader) -> None:
    kid = gateway.call.jwk["kid"]
    reader.keys(kid)
    reader.clock.now -= 6
    reader.keys(kid)
    assert gateway.asked == 2


def refuses(gateway: Gateway, answer: bytes, status: int = 200, **headers: str) -> bool:
    gateway.answer = lambda handler: reply(handler, status, answer, **headers)
    try:
        Reader(gateway).keys("x")
    except Unavailable:
        return True
    return False


def test_only_the_pinned_address_is_asked(gateway: Gateway) -> None:
    other = Gateway()
    good = json.dumps({"keys": [gateway.call.jwk]}).encode()
    assert not refuses(gateway, good)
    for status in (301, 302, 303, 307, 308):
        assert refuses(gateway, good, status, location=other.url)
    assert other.asked == 0
    other.close()
    for status in (201, 206, 404, 500):
        assert refuses(gateway, good, status)


def test_a_key_set_is_short_and_of_one_form(gateway: Gateway) -> None:
    jwk = gateway.call.jwk
    full = json.dumps({"keys": [jwk]}).encode()
    assert refuses(gateway, b" " * (64 * 1024) + full)
    assert not refuses(gateway, b" " * (64 * 1024 - len(full)) + full)
    assert refuses(gateway, full.replace(b"{", b'{"keys":[],', 1))
    many: list[Any] = [SigningKey("call").jwk for _ in range(33)]
    bad: list[Any] = [many, [jwk, jwk], None, {}, [None], ["x"], "x"]
    bad += [
        [jwk | change]
        for change in (
            {"kty": "RSA"},
            {"crv": "P-384"},
            {"alg": "ES384"},
            {"alg": "none"},
            {"use": "enc"},
            {"kid": "call"},
            {"kid": SigningKey("call").jwk["kid"]},
            {"tessera_use": "everything"},
            {"tessera_use": "Call"},
            {"tessera_use": ["call"]},
            {"kid": [jwk["kid"]]},
            {"d": "AQ"},
            {"x": jwk["y"], "kid": thumbprint(jwk["y"], jwk["y"])},
            {"x": jwk["x"] + "="},
            {"x": 7},
        )
    ]
    bad += [[{name: jwk[name] for name in jwk if name != missing}] for missing in jwk]
    bad += [[jwk, {"kty": "oct", "k": "AQ"}]]
    for keys in bad:
        assert refuses(gateway, json.dumps({"keys": keys}).encode()), keys
    for body in (b"", b"[]", b"nonsense", b"\xff", b"[" * 60_000, b'{"keys":' + b"[" * 60_000):
        assert refuses(gateway, body)


def test_a_gateway_that_trickles_is_given_two_seconds(gateway: Gateway) -> None:
    def trickle(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(40):
            try:
                handler.wfile.write(b" ")
            except OSError:
                return
            time.sleep(0.2)

    gateway.answer = trickle
    begin = time.monotonic()
    with pytest.raises(Unavailable):
        Reader(gateway).keys("x")
    assert time.monotonic() - begin < 6


def test_without_the_gateways_keys_nobody_is_served_or_called_a_liar(own_stage: Stage) -> None:
    publish = own_stage.gateway.answer
    own_stage.gateway.answer = lambda handler: reply(handler, 500, b"")
    own_stage.start()
    token = own_stage.provision_token("PUT", "/accounts/x")
    down = own_stage.send("PUT", "/accounts/x", token)
    assert (down.status, down.problem, down.headers["retry-after"]) == (503, "unavailable", "1")
    own_stage.gateway.answer = publish
    deadline = time.monotonic() + 10
    while own_stage.send("PUT", "/accounts/x", token).problem != "no-account":
        assert time.monotonic() < deadline
