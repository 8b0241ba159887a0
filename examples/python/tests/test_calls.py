"""Calls that are not quite calls. Each is one change away from one that is served."""

import time
from typing import Any

import pytest
from forge import with_public_key_as_secret
from gateway import Person, SigningKey, compact, random_id
from stage import Reply, Stage

from letters.lock import base64url

TYP = "tessera-call+jwt"


@pytest.fixture(scope="module")
def ana(stage: Stage) -> Person:
    return stage.person()


def claims_of(stage: Stage, person: Person, **changes: Any) -> dict[str, Any]:
    return stage.gateway.call_claims(stage.origin, person, "GET", "/") | changes


def header_of(key: SigningKey, **changes: Any) -> dict[str, Any]:
    return {"alg": "ES256", "typ": TYP, "kid": key.jwk["kid"]} | changes


def is_refused(reply: Reply) -> bool:
    challenge = reply.headers.get("www-authenticate")
    is_private = reply.headers["cache-control"] == "no-store"
    return (reply.status, reply.problem, challenge, is_private) == (
        401,
        "invalid-token",
        'Bearer error="invalid_token"',
        True,
    )


def test_a_good_call_is_served(stage: Stage, ana: Person) -> None:
    reply = stage.call(ana, "/")
    assert reply.status == 200 and b"Welcome to your archive" in reply.body
    assert reply.headers["cache-control"] == "no-store"


def test_without_a_token_the_challenge_is_bare(stage: Stage) -> None:
    for method, path in [
        ("GET", "/"),
        ("GET", "/letters/x"),
        ("GET", "/sealed/x"),
        ("PUT", "/accounts/x"),
        ("DELETE", "/grants/x"),
    ]:
        reply = stage.send(method, path)
        assert (reply.status, reply.problem) == (401, "no-token")
        assert reply.headers["www-authenticate"] == 'Bearer realm="letters"'


def test_there_is_one_well_formed_bearer_or_none(stage: Stage, ana: Person) -> None:
    token = stage.call_token(ana, "GET", "/")
    for value in (token, f"Basic {token}", f"Bearer  {token}", "Bearer", f"Bearer {token} x"):
        assert is_refused(stage.send("GET", "/", headers=[("Authorization", value)]))
    assert is_refused(stage.send("GET", "/", token, [("Authorization", "Bearer x")]))
    assert is_refused(stage.send("GET", "/", token, [("Authorization", f"Bearer {token}")]))
    assert stage.send("GET", "/", headers=[("Authorization", f"bearer {token}")]).status == 200


def test_a_token_of_another_form_is_refused(stage: Stage, ana: Person) -> None:
    token = stage.call_token(ana, "GET", "/")
    header, claims, signature = token.split(".")
    last = {"A": "B", "Q": "R", "g": "h", "w": "x"}[signature[-1]]
    for bad in (
        "",
        "nonsense",
        "a.b.c",
        f"{header}.{claims}",
        f"{header}.{claims}.",
        f"{header}..{signature}",
        f"{token}.",
        f"{token}.{signature}",
        f"{token}=",
        f"{token}==",
        f"{header}=.{claims}.{signature}",
        f"{header}.{claims}=.{signature}",
        f"{header}.{claims}.{signature[:-1]}{last}",
        f"{header}.{claims}.{signature[:-1]}",
        f"{header}.{claims}.+{signature[1:]}",
        f"{header}.{claims}\t.{signature}",
        "x" * 5000,
        f"{token}.{token}",
    ):
        assert is_refused(stage.send("GET", "/", bad)), bad


def test_a_token_of_more_than_four_kib_is_refused(stage: Stage, ana: Person) -> None:
    long = claims_of(stage, ana, more="x" * 4000)
    assert is_refused(stage.send("GET", "/", stage.gateway.call.sign(TYP, long)))


@pytest.mark.parametrize("alg", ["none", "None", "NONE", "nOnE", "", "ES384", "RS256", "HS256"])
def test_only_es256_is_an_algorithm(stage: Stage, ana: Person, alg: str) -> None:
    key = stage.gateway.call
    header, claims = compact(header_of(key, alg=alg)), compact(claims_of(stage, ana))
    assert is_refused(stage.send("GET", "/", key.sign_bytes(header, claims)))
    unsigned = f"{base64url(header)}.{base64url(claims)}."
    assert is_refused(stage.send("GET", "/", unsigned))
    assert is_refused(stage.send("GET", "/", unsigned + base64url(bytes(64))))


@pytest.mark.parametrize("form", ["pem", "der", "jwk"])
def test_the_public_key_is_no_secret(stage: Stage, ana: Person, form: str) -> None:
    forged = with_public_key_as_secret(stage.gateway.call, TYP, claims_of(stage, ana), form)
    assert is_refused(stage.send("GET", "/", forged))


def test_a_header_cannot_bring_its_key_or_steer_the_check(stage: Stage, ana: Person) -> None:
    good, stranger = stage.gateway.call, SigningKey("call")
    asked = stage.gateway.asked
    for extra in (
        {"jwk": stranger.jwk},
        {"jku": stage.gateway.url},
        {"x5u": stage.gateway.url},
        {"x5c": ["MIIB"]},
        {"crit": ["exp"]},
        {"crit": []},
        {"b64": False, "crit": ["b64"]},
        {"b64": True},
        {"zip": "DEF"},
        {"cty": "JWT"},
    ):
        for key in (good, stranger):
            header = compact(header_of(good) | extra)
            token = key.sign_bytes(header, compact(claims_of(stage, ana)))
            assert is_refused(stage.send("GET", "/", token)), extra
    assert stage.gateway.asked == asked


def test_a_kid_finds_a_published_key_for_calls_or_nothing(stage: Stage, ana: Person) -> None:
    good = stage.gateway.call
    claims = compact(claims_of(stage, ana))
    for kid in ("", "x", "../call", "' OR 1=1 --", "/dev/null", 7, None, [good.jwk["kid"]], {}):
        assert is_refused(
            stage.send("GET", "/", good.sign_bytes(compact(header_of(good, kid=kid)), claims))
        )
    without = {"alg": "ES256", "typ": TYP}
    assert is_refused(stage.send("GET", "/", good.sign_bytes(compact(without), claims)))
    for other in (
        stage.gateway.provision,
        stage.gateway.countersign,
        stage.own_key(),
        SigningKey("call"),
    ):
        assert is_refused(
            stage.send("GET", "/", other.sign_bytes(compact(header_of(other)), claims))
        )
        assert is_refused(
            stage.send("GET", "/", other.sign_bytes(compact(header_of(good)), claims))
        )
        assert is_refused(
            stage.send("GET", "/", good.sign_bytes(compact(header_of(other)), claims))
        )


@pytest.mark.parametrize(
    "typ", ["JWT", "at+jwt", "Tessera-Call+JWT", "application/tessera-call+jwt", "", None, [TYP]]
)
def test_typ_is_compared_exactly(stage: Stage, ana: Person, typ: Any) -> None:
    key = stage.gateway.call
    header = compact(header_of(key, typ=typ))
    assert is_refused(
        stage.send("GET", "/", key.sign_bytes(header, compact(claims_of(stage, ana))))
    )


def test_every_claim_is_required_and_of_its_type(stage: Stage, ana: Person) -> None:
    good = claims_of(stage, ana)
    for name in good:
        without = {each: value for each, value in good.items() if each != name}
        bad = [without]
        bad += [good | {name: value} for value in (None, True, [good[name]], {}, {"x": good[name]})]
        if isinstance(good[name], int):
            bad += [
                good | {name: value}
                for value in (str(good[name]), float(good[name]), good[name] + 0.5)
            ]
        else:
            bad += [good | {name: value} for value in (7, "", good[name] + " ", " " + good[name])]
        for claims in bad:
            assert is_refused(stage.send("GET", "/", stage.gateway.call.sign(TYP, claims))), claims


def test_altered_claims_are_refused(stage: Stage, ana: Person) -> None:
    other = Person(ana.account.upper())
    for change in (
        {"iss": stage.origin},
        {"iss": stage.gateway.origin + "/"},
        {"iss": [stage.gateway.origin]},
        {"aud": stage.gateway.origin},
        {"aud": stage.origin + "/"},
        {"aud": [stage.origin]},
        {"aud": [stage.origin, "http://127.0.0.1:1"]},
        {"sub": "gateway"},
        {"sub": other.account},
        {"sub": ana.account.replace("-", "")},
        {"sub": f"urn:uuid:{ana.account}"},
        {"sid": "x"},
        {"sid": base64url(bytes(31))},
        {"sid": base64url(bytes(32)) + "="},
        {"jti": base64url(bytes(15))},
        {"jti": base64url(bytes(17))},
        {"htm": "get"},
        {"htm": "POST"},
        {"htp": "/letters"},
        {"htp": "/?x"},
        {"htp": "//"},
        {"htp": f"{stage.origin}/"},
    ):
        reply = stage.send("GET", "/", stage.call_token(ana, "GET", "/", **change))
        assert is_refused(reply), change


def test_a_call_is_for_its_query_too(stage: Stage, ana: Person) -> None:
    token = stage.call_token(ana, "GET", "/?page=2")
    assert is_refused(stage.send("GET", "/", token))
    assert is_refused(stage.send("GET", "/?", token))
    assert is_refused(stage.send("GET", "/?page=%32", token))
    assert stage.send("GET", "/?page=2", token).status == 200


def test_a_bare_question_mark_may_be_signed_and_nothing_else(stage: Stage, ana: Person) -> None:
    for signed in ("/", "/?"):
        assert stage.send("GET", "/?", stage.call_token(ana, "GET", signed)).status == 200
    assert stage.provision("GET", f"/accounts/{ana.account}?").status == 200
    for signed, asked in (
        ("/??", "/?"),
        ("/?", "/??"),
        ("/?", "/?x"),
        ("/?x", "/?"),
        ("/?&", "/?"),
        ("/letters/none?", "/letters/n%6Fne?"),
    ):
        reply = stage.send("GET", asked, stage.call_token(ana, "GET", signed))
        assert is_refused(reply), (signed, asked)


def test_a_call_lives_for_thirty_seconds_and_not_outside_of_them(stage: Stage, ana: Person) -> None:
    now = int(time.time())
    for change in (
        {"exp": now - 6},
        {"iat": now - 40, "nbf": now - 40, "exp": now - 10},
        {"exp": now + 31 + 60},
        {"exp": now},
        {"iat": now + 60, "nbf": now, "exp": now + 80},
        {"nbf": now + 60, "exp": now + 29},
        {"iat": now - 3600, "nbf": now - 3600},
        {"iat": -1},
        {"nbf": -1},
        {"exp": -1},
        {"iat": 0, "nbf": 0, "exp": 2**62},
        {"exp": 2**63},
        {"exp": 10**300},
        {"iat": -(10**300), "exp": 10**300},
    ):
        reply = stage.send("GET", "/", stage.call_token(ana, "GET", "/", **change))
        assert is_refused(reply), change


def test_a_member_that_occurs_twice_is_refused(stage: Stage, ana: Person) -> None:
    key = stage.gateway.call
    header, claims = compact(header_of(key)), compact(claims_of(stage, ana))
    sub = f'"sub":"{ana.account}",'.encode()
    for bad_header, bad_claims in (
        (header.replace(b"{", b'{"alg":"ES256",', 1), claims),
        (header.replace(b"{", b'{"alg":"none",', 1), claims),
        (header.replace(b"{", b'{"\\u006bid":"x",', 1), claims),
        (header, claims.replace(b"{", b"{" + sub, 1)),
        (header, claims.replace(b"{", b'{"sub":"gateway",', 1)),
        (header, claims.replace(b"{", b'{"\\u0061ud":"x",', 1)),
    ):
        assert is_refused(stage.send("GET", "/", key.sign_bytes(bad_header, bad_claims)))


def test_what_is_no_json_object_is_refused(stage: Stage, ana: Person) -> None:
    key = stage.gateway.call
    header, claims = compact(header_of(key)), compact(claims_of(stage, ana))
    for bad in (
        b"",
        b"[]",
        b"7",
        b"null",
        claims + b"{}",
        claims + b"\0",
        b"\xef\xbb\xbf" + claims,
        claims.decode().encode("utf-16"),
        claims.replace(b"{", b'{"x":"\xff",', 1),
        claims.replace(b"{", b'{"x":NaN,', 1),
        claims.replace(b"{", b'{"x":Infinity,', 1),
        claims.replace(b"{", b"{'x':1,", 1),
        claims.replace(b"}", b",}", 1),
        b"[" * 2900,
        b'{"x":' + b"[" * 2500,
    ):
        assert is_refused(stage.send("GET", "/", key.sign_bytes(header, bad))), bad[:40]
        assert is_refused(stage.send("GET", "/", key.sign_bytes(bad or b"{}", claims))), bad[:40]


def test_a_service_without_the_account_says_so(stage: Stage) -> None:
    nobody = Person("00000000-0000-4000-8000-000000000000")
    for path in ("/", "/letters/x", "/sealed/x"):
        reply = stage.call(nobody, path)
        assert (reply.status, reply.problem) == (404, "no-account")


def test_the_log_names_rules_and_no_part_of_a_token(stage: Stage, ana: Person) -> None:
    token = stage.call_token(ana, "GET", "/", aud=random_id())
    stage.send("GET", "/", token)
    log = stage.log()
    assert "refused" in log
    assert token.split(".")[1] not in log and ana.session not in log and ana.account not in log
