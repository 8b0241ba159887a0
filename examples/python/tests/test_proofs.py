"""Countersigned tickets that are not quite what they should be. None of them uses a ticket up."""

import json
import time
from typing import Any

import pytest
from gateway import Person, SigningKey, compact, random_id
from stage import Stage

from letters.lock import ACR, base64url

TYP = "tessera-ticket+jwt"


@pytest.fixture(scope="module")
def ana(stage: Stage) -> Person:
    return stage.person()


def ticket_claims(stage: Stage, person: Person, path: str, **changes: Any) -> dict[str, Any]:
    """A ticket as the service would make it now, for a sealed letter."""
    now = int(time.time())
    claims = {"iss": stage.origin, "aud": stage.gateway.origin, "sub": person.account}
    claims |= {"sid": person.session, "jti": random_id(), "iat": now, "nbf": now, "exp": now + 600}
    claims |= {"htm": "GET", "htp": path, "scope": "letters.reveal", "purpose": "x"}
    return claims | {"acr_values": ACR, "max_age": 0} | changes


def refused(stage: Stage, path: str, token: str) -> bool:
    return stage.send("GET", path, token).problem == "invalid-token"


def test_what_is_altered_around_the_ticket_is_refused(stage: Stage, ana: Person) -> None:
    path = stage.letter(ana, sealed=True)
    ticket = stage.call(ana, path).ticket
    ben, now = stage.person(), int(time.time())
    for change in (
        {"iss": stage.origin},
        {"iss": [stage.gateway.origin]},
        {"aud": "http://127.0.0.1:1"},
        {"aud": [stage.origin]},
        {"sub": ben.account},
        {"sid": ben.session},
        {"htm": "POST"},
        {"htp": path + "?x"},
        {"jti": "x"},
        {"iat": now, "exp": now + 61},
        {"exp": now - 6},
        {"iat": now - 30, "nbf": now - 30, "exp": now - 6},
        {"iat": str(now)},
        {"nbf": now + 60},
        {"acr": "urn:tessera:acr:password"},
        {"acr": [ACR]},
        {"acr": ""},
        {"amr": "otp"},
        {"amr": None},
        {"auth_time": str(now)},
        {"auth_time": True},
        {"auth_time": None},
        {"auth_time": float(now)},
        {"auth_time": -1},
        {"auth_time": now + 60},
        {"auth_time": now - 60},
        {"auth_time": 2**63},
        {"ticket": ""},
        {"ticket": None},
        {"ticket": [ticket]},
        {"ticket": ticket + "="},
        {"ticket": ticket + ".x"},
        {"ticket": ticket[:-8] + "AAAAAAAA"},
    ):
        assert refused(stage, path, stage.proof_token(ticket, **change)), change
    assert stage.send("GET", path, stage.proof_token(ticket)).status == 200


def test_a_ticket_is_the_services_own_and_alive(stage: Stage, ana: Person) -> None:
    path, now = stage.letter(ana, sealed=True), int(time.time())
    own = stage.own_key()
    for key, change in (
        (SigningKey("ticket"), {}),
        (stage.gateway.countersign, {}),
        (stage.gateway.call, {}),
        (own, {"iss": stage.gateway.origin}),
        (own, {"iss": "http://127.0.0.1:5000"}),
        (own, {"aud": stage.origin}),
        (own, {"aud": [stage.gateway.origin]}),
        (own, {"exp": now - 6}),
        (own, {"exp": now + 700}),
        (own, {"iat": now - 700, "nbf": now - 700, "exp": now - 100}),
        (own, {"jti": "x"}),
        (own, {"acr_values": "urn:tessera:acr:password"}),
        (own, {"max_age": "0"}),
        (own, {"max_age": False}),
        (own, {"scope": "letters.read"}),
        (own, {"scope": "letters.reveal.more"}),
        (own, {"max_age": 300}),
    ):
        ticket = key.sign(TYP, ticket_claims(stage, ana, path, **change))
        assert refused(stage, path, stage.proof_token(ticket)), change
    good = own.sign(TYP, ticket_claims(stage, ana, path))
    assert stage.send("GET", path, stage.proof_token(good)).status == 200


def test_a_ticket_header_cannot_steer_the_check(stage: Stage, ana: Person) -> None:
    path, own, stranger = stage.letter(ana, sealed=True), stage.own_key(), SigningKey("ticket")
    claims = ticket_claims(stage, ana, path)
    for ticket in (
        stranger.sign(TYP, claims, kid=own.jwk["kid"]),
        stranger.sign(TYP, claims, jwk=stranger.jwk),
        own.sign(TYP, claims, crit=["exp"]),
        own.sign(TYP, claims, alg="none"),
        own.sign(TYP, claims, kid=stage.gateway.call.jwk["kid"]),
        own.sign("tessera-call+jwt", claims),
        own.sign_bytes(
            compact({"alg": "ES256", "typ": TYP, "kid": own.jwk["kid"]}),
            compact(claims).replace(b"{", b'{"max_age":0,', 1),
        ),
    ):
        assert refused(stage, path, stage.proof_token(ticket))


def test_ticket_a_does_not_go_with_the_countersignature_of_b(stage: Stage, ana: Person) -> None:
    ben = stage.person()
    here, there = stage.letter(ana, sealed=True), stage.letter(ben, sealed=True)
    other_browser = Person(ana.account)
    mine = stage.call(ana, here).ticket
    for ticket in (
        stage.call(ben, there).ticket,
        stage.call(ana, "/letters/x").ticket,
        stage.call(other_browser, here).ticket,
        stage.call(ben, here).ticket,
    ):
        assert refused(stage, here, stage.proof_token(mine, ticket=ticket))
        assert refused(stage, here, stage.proof_token(ticket, ticket=mine))
    assert stage.send("GET", here, stage.proof_token(mine)).status == 200


def test_a_proof_opens_its_request_only(stage: Stage, ana: Person) -> None:
    path = stage.letter(ana, sealed=True)
    proof = stage.proof_token(stage.call(ana, path).ticket)
    for method, other in (
        ("GET", path + "?x"),
        ("GET", "/"),
        ("GET", stage.letter(ana)),
        ("GET", f"/accounts/{ana.account}"),
        ("DELETE", f"/accounts/{ana.account}"),
    ):
        assert refused_or_no_method(stage, method, other, proof)
    assert stage.send("GET", path, proof).status == 200, "and none of these used it up"


def refused_or_no_method(stage: Stage, method: str, path: str, token: str) -> bool:
    return stage.send(method, path, token).problem in ("invalid-token", "method")


def test_a_proof_of_another_browser_opens_nothing(stage: Stage, ana: Person) -> None:
    path = stage.unlock(ana)
    other_browser = Person(ana.account)
    assert stage.call(ana, path).status == 200
    assert stage.call(other_browser, path).problem == "locked"


def test_a_pattern_from_before_the_ticket_is_refused(stage: Stage, ana: Person) -> None:
    path, now = stage.letter(ana, sealed=True), int(time.time())
    ticket = stage.call(ana, path).ticket
    assert refused(stage, path, stage.proof_token(ticket, auth_time=now - 7))
    assert stage.send("GET", path, stage.proof_token(ticket, auth_time=now - 3)).status == 200


def test_a_pattern_grows_too_old(stage: Stage, ana: Person) -> None:
    path, own = stage.letter(ana, sealed=True), stage.own_key()
    then = int(time.time()) - 120
    ticket = own.sign(TYP, ticket_claims(stage, ana, path, iat=then, nbf=then, exp=then + 600))
    now = int(time.time())
    assert refused(stage, path, stage.proof_token(ticket, auth_time=now - 62))
    assert stage.send("GET", path, stage.proof_token(ticket, auth_time=now - 50)).status == 200


def test_a_path_that_no_ticket_can_carry_is_too_long(stage: Stage) -> None:
    ana = stage.person()
    for folder in ("/letters/", "/sealed/"):
        fits, long = (folder + "x" * (length - len(folder)) for length in (256, 257))
        assert stage.call(ana, fits).problem == "locked"
        reply = stage.call(ana, long)
        assert (reply.status, reply.problem) == (414, "too-long")
        assert json.loads(reply.body)["title"] == "The address is longer than 256 bytes"
        assert reply.headers["cache-control"] == "no-store"
        assert "www-authenticate" not in reply.headers, "nothing is wrong with the token"
        with_query = stage.call(ana, f"{fits[:-1]}?x")
        assert with_query.problem == "too-long", "the query counts too"


def test_a_long_path_is_served_where_it_takes_no_ticket(stage: Stage) -> None:
    ana = stage.person()
    path = f"{stage.unlock(ana)}?{'x' * 256}"
    assert stage.call(ana, path).status == 200


def test_the_session_of_a_proof_is_a_hash(stage: Stage, ana: Person) -> None:
    path, own = stage.letter(ana, sealed=True), stage.own_key()
    for sid in ("x", base64url(bytes(16)), "é" * 43):
        claims = ticket_claims(stage, ana, path, sid=sid)
        assert refused(stage, path, stage.proof_token(own.sign(TYP, claims)))
