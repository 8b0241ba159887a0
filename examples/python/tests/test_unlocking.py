"""From a ticket to an open letter, and what a ticket is good for: once."""

import time
from concurrent.futures import ThreadPoolExecutor

import jwt
import pytest
from gateway import Person
from stage import Stage

from letters import accounts, grants
from letters.archive import open_archive
from letters.lock import ACR, Proof


@pytest.fixture
def ana(stage: Stage) -> Person:
    return stage.person()


def unlocks(stage: Stage, person: Person) -> int:
    sql = "SELECT COUNT(*) FROM audit WHERE action = 'unlock' AND account_id = ?"
    return stage.query(sql, person.account)[0][0]


def test_a_locked_letter_answers_with_a_ticket(stage: Stage, ana: Person) -> None:
    for path, scope, max_age in (
        (stage.letter(ana), "letters.read", 300),
        (stage.letter(ana, sealed=True), "letters.reveal", 0),
    ):
        reply = stage.call(ana, path)
        assert reply.status == 401 and reply.headers["cache-control"] == "no-store"
        assert reply.headers["content-type"] == "application/problem+json"
        assert reply.headers["www-authenticate"] == (
            'Bearer realm="letters", error="insufficient_user_authentication",'
            f' acr_values="{ACR}", max_age="{max_age}"'
        )
        key = stage.own_key()
        header = jwt.get_unverified_header(reply.ticket)
        assert header == {"alg": "ES256", "typ": "tessera-ticket+jwt", "kid": key.jwk["kid"]}
        claims = jwt.decode(
            reply.ticket,
            key.private.public_key(),
            ["ES256"],
            audience=stage.gateway.origin,
            issuer=stage.origin,
        )
        assert (claims["sub"], claims["sid"]) == (ana.account, ana.session)
        assert (claims["htm"], claims["htp"]) == ("GET", path)
        assert (claims["scope"], claims["max_age"], claims["acr_values"]) == (scope, max_age, ACR)
        assert claims["exp"] == claims["iat"] + 600 and 0 < len(claims["purpose"]) <= 120


def test_a_ticket_names_the_path_as_the_gateway_signed_it(stage: Stage, ana: Person) -> None:
    path = stage.letter(ana, sealed=True)
    for signed in (path, f"{path}?"):
        ticket = stage.call(ana, signed).ticket
        assert jwt.decode(ticket, options={"verify_signature": False})["htp"] == signed
        assert stage.send("GET", signed, stage.proof_token(ticket)).status == 200


def test_the_answer_is_the_same_whether_a_letter_exists(stage: Stage, ana: Person) -> None:
    ben = stage.person()
    for there, elsewhere in (
        (stage.letter(ana), stage.letter(ben)),
        (stage.letter(ana, sealed=True), stage.letter(ben, sealed=True)),
    ):
        folder = there.rsplit("/", 1)[0]
        answers = set()
        for path in (there, elsewhere, f"{folder}/none", f"{folder}/' OR 1=1"):
            reply = stage.call(ana, path.replace(" ", "%20"))
            claims = jwt.decode(reply.ticket, options={"verify_signature": False})
            answers.add((reply.status, reply.headers["www-authenticate"], claims["purpose"]))
        assert len(answers) == 1


def test_a_pattern_opens_all_letters_of_this_session_for_five_minutes(
    stage: Stage, ana: Person
) -> None:
    path = stage.letter(ana)
    now = int(time.time())
    reply = stage.send("GET", path, stage.proof_token(stage.call(ana, path).ticket, auth_time=now))
    assert reply.status == 200 and b"From now on" in reply.body
    assert reply.headers["tessera-unlocked-until"] == str(now + 300)
    assert reply.headers["cache-control"] == "no-store"
    again = stage.call(ana, path)
    assert again.status == 200, "a plain call of the session is served"
    assert again.headers["tessera-unlocked-until"] == str(now + 300), "and extends nothing"
    missing = stage.call(ana, "/letters/none")
    assert (missing.status, missing.headers["tessera-unlocked-until"]) == (404, str(now + 300))
    assert stage.call(ana, stage.letter(ana, sealed=True)).problem == "locked", "sealed ones stay"


def test_a_sealed_letter_opens_once_and_leaves_no_grant(stage: Stage, ana: Person) -> None:
    path = stage.letter(ana, sealed=True)
    proof = stage.proof_token(stage.call(ana, path).ticket)
    reply = stage.send("GET", path, proof)
    assert reply.status == 200 and b"document printer" in reply.body
    assert "tessera-unlocked-until" not in reply.headers
    assert stage.send("GET", path, proof).problem == "invalid-token"
    assert stage.call(ana, path).problem == "locked"
    assert stage.query("SELECT * FROM grants WHERE account_id = ?", ana.account) == []


def test_a_ticket_counts_once_under_any_countersignature(stage: Stage, ana: Person) -> None:
    path = stage.letter(ana)
    ticket = stage.call(ana, path).ticket
    assert stage.send("GET", path, stage.proof_token(ticket)).status == 200
    assert stage.send("GET", path, stage.proof_token(ticket)).problem == "invalid-token"


def test_of_fifty_redemptions_at_the_same_time_one_is_served(stage: Stage, ana: Person) -> None:
    path = stage.letter(ana, sealed=True)
    ticket = stage.call(ana, path).ticket
    proofs = [stage.proof_token(ticket) for _ in range(50)]
    with ThreadPoolExecutor(50) as pool:
        replies = list(pool.map(lambda proof: stage.send("GET", path, proof), proofs))
    assert sorted(reply.status for reply in replies) == [200] + [401] * 49
    assert unlocks(stage, ana) == 1


def test_head_range_and_prefetch_are_served_nothing_and_use_nothing_up(
    stage: Stage, ana: Person
) -> None:
    path = stage.letter(ana, sealed=True)
    proof = stage.proof_token(stage.call(ana, path).ticket)
    head = stage.send("HEAD", path, proof)
    assert head.status == 405 and head.headers["allow"] == "GET"
    head_proof = stage.proof_token(stage.call(ana, path).ticket, htm="HEAD")
    assert stage.send("HEAD", path, head_proof).status == 405
    for header in (
        ("Range", "bytes=0-1"),
        ("Sec-Purpose", "prefetch"),
        ("Sec-Purpose", "prefetch;prerender"),
        ("Purpose", "prefetch"),
        ("X-Moz", "prefetch"),
    ):
        assert stage.send("GET", path, proof, [header]).problem == "invalid-token", header
    assert unlocks(stage, ana) == 0
    assert stage.send("GET", path, proof).status == 200


def test_signing_out_ends_what_was_open(stage: Stage, ana: Person) -> None:
    path = stage.unlock(ana)
    other_browser = Person(ana.account)
    stage.unlock(other_browser)
    assert stage.provision("DELETE", f"/grants/{ana.session}").status == 204
    assert stage.call(ana, path).problem == "locked"
    assert stage.call(other_browser, path).status == 200


def test_an_erased_account_is_served_nothing_whatever_is_still_open(
    stage: Stage, ana: Person
) -> None:
    path = stage.unlock(ana)
    proof = stage.proof_token(stage.call(ana, stage.letter(ana, sealed=True)).ticket)
    # What a power cut between the two steps of an erasure leaves: a grant that is still alive.
    erased = "UPDATE accounts SET data_key = NULL, erased_at = 1 WHERE id = ?"
    stage.query(erased, ana.account)
    assert stage.query("SELECT COUNT(*) FROM grants WHERE account_id = ?", ana.account) == [(1,)]
    assert stage.call(ana, path).problem == "no-account"
    sealed = (
        "/sealed/"
        + stage.query("SELECT id FROM letters WHERE account_id = ? AND sealed = 1", ana.account)[0][
            0
        ]
    )
    assert stage.send("GET", sealed, proof).problem == "no-account"
    assert stage.provision("PUT", f"/accounts/{ana.account}").status == 201
    assert stage.call(ana, path).problem == "locked", "nothing old is open in the new account"


def test_a_used_ticket_stays_used_after_a_kill(own_stage: Stage) -> None:
    own_stage.start()
    ana = own_stage.person()
    path = own_stage.letter(ana, sealed=True)
    proof = own_stage.proof_token(own_stage.call(ana, path).ticket)
    assert own_stage.send("GET", path, proof).status == 200
    own_stage.kill()
    own_stage.start()
    assert own_stage.send("GET", path, proof).problem == "invalid-token"


def test_what_a_call_found_ended_stays_ended_when_the_clock_is_set_back(own_stage: Stage) -> None:
    noon = int(time.time())
    minutes = 0
    with own_stage.under(lambda: noon + 60 * minutes):
        ana = own_stage.person()
        path = own_stage.unlock(ana)
        minutes = 3
        assert own_stage.call(ana, path).status == 200
        minutes = 6
        assert own_stage.call(ana, path).problem == "locked"
        minutes = 3
        assert own_stage.call(ana, path).problem == "locked"


def test_a_grant_ends_and_no_clock_brings_it_back(tmp_path) -> None:
    archive = open_archive(tmp_path, lambda: 1000.0)
    accounts.create(archive, "ana", "call")
    proof = Proof("id", "ana", "session", "ticket", "letters.read letters.list", 1300)

    def until(scope: str, now: float) -> int | None:
        with archive.database.transaction() as tx:
            return grants.open_until(tx, "ana", "session", scope, now)

    with archive.database.transaction() as tx:
        grants.give(tx, proof, 1000)
    assert until("letters.read", 900) is None, "a grant from the future does not count"
    assert until("letters.read", 1299) == until("letters.list", 1299) == 1300
    assert until("letters.reveal", 1299) is None
    assert until("letters.read", 1300) is None
    assert until("letters.read", 1299) is None, "it is gone, not only over"
