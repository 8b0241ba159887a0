"""Accounts come and go."""

import json
import uuid

from gateway import Person
from stage import Stage


def account() -> str:
    return f"/accounts/{uuid.uuid4()}"


def test_an_account_is_made_once_and_found(stage: Stage) -> None:
    path = account()
    assert stage.provision("GET", path).problem == "no-account"
    assert stage.provision("PUT", path).status == 201
    assert stage.provision("PUT", path).status == 204
    found = json.loads(stage.provision("GET", path).body)
    assert found["id"] == path.removeprefix("/accounts/") and found["state"] == "active"
    assert isinstance(found["created_at"], int)


def test_making_it_again_keeps_what_is_in_it(stage: Stage) -> None:
    ana = stage.person()
    path = stage.unlock(ana)
    assert stage.provision("PUT", f"/accounts/{ana.account}").status == 204
    assert stage.call(ana, path).status == 200


def test_an_erased_account_leaves_nothing_to_read(stage: Stage) -> None:
    ana = stage.person()
    stage.unlock(ana)
    path = f"/accounts/{ana.account}"
    assert stage.provision("DELETE", path).status == 204
    assert stage.provision("DELETE", path).status == 204, "again, whatever came of the first time"
    assert stage.call(ana, "/").problem == "no-account"
    for table in ("accounts", "letters", "grants"):
        name = "id" if table == "accounts" else "account_id"
        assert stage.query(f"SELECT * FROM {table} WHERE {name} = ?", ana.account) == []
    assert stage.provision("PUT", path).status == 201, "a new account, with a new key"


def test_an_interrupted_erasure_is_finished_by_the_next_attempt(stage: Stage) -> None:
    ana = stage.person()
    stage.query("UPDATE accounts SET data_key = NULL, erased_at = 1 WHERE id = ?", ana.account)
    path = f"/accounts/{ana.account}"
    assert stage.provision("GET", path).problem == "no-account"
    assert stage.provision("DELETE", path).status == 204
    assert stage.query("SELECT * FROM letters WHERE account_id = ?", ana.account) == []


def test_only_a_provisioning_call_for_this_request_and_body_counts(stage: Stage) -> None:
    ana, path = stage.person(), account()
    other = f"/accounts/{ana.account}"
    token = stage.provision_token("PUT", path)
    for reply in (
        stage.send("PUT", path, stage.call_token(ana, "PUT", path)),
        stage.send("DELETE", path, token),
        stage.send("PUT", other, token),
        stage.send("PUT", path + "?x", token),
        stage.send("PUT", path, token, body=b"{}"),
        stage.send("PUT", path, stage.provision_token("PUT", path, sub=ana.account)),
        stage.send("PUT", path, stage.provision_token("PUT", path, body_s256="")),
        stage.send("PUT", path, stage.provision_token("PUT", path, body_s256=None)),
        stage.send("PUT", path, stage.provision_token("PUT", path, aud=[stage.origin])),
    ):
        assert reply.problem == "invalid-token"
    assert stage.send("PUT", path, token).status == 201


def test_a_body_goes_with_its_digest(stage: Stage) -> None:
    path = account()
    claims = stage.gateway.provision_claims(stage.origin, "PUT", path, b'{"x":1}')
    token = stage.gateway.provision.sign("tessera-provision+jwt", claims)
    assert stage.send("PUT", path, token).problem == "invalid-token"
    assert stage.send("PUT", path, token, body=b'{"x":1}').status == 201


def test_a_body_has_an_end(stage: Stage) -> None:
    path = account()
    token = stage.provision_token("PUT", path)
    reply = stage.send("PUT", path, token, body=b"x" * (64 * 1024 + 1))
    assert (reply.status, reply.problem) == (413, "too-large")


def test_an_overheard_order_cannot_be_played_again(stage: Stage) -> None:
    path = account()
    make, erase = stage.provision_token("PUT", path), stage.provision_token("DELETE", path)
    assert stage.send("PUT", path, make).status == 201
    assert stage.send("DELETE", path, erase).status == 204
    assert stage.send("PUT", path, make).problem == "invalid-token"
    assert stage.provision("PUT", path).status == 201
    assert stage.send("DELETE", path, erase).problem == "invalid-token"
    assert stage.provision("GET", path).status == 200
    lock = "/grants/" + Person("x").session
    end = stage.provision_token("DELETE", lock)
    assert stage.send("DELETE", lock, end).status == 204
    assert stage.send("DELETE", lock, end).problem == "invalid-token"


def test_names_that_are_not_ids_are_not_found(stage: Stage) -> None:
    for path in ("/accounts/gateway", account().upper().replace("/ACCOUNTS", "/accounts")):
        assert stage.provision("PUT", path).problem == "no-account"
    for path in ("/grants/short", "/grants/" + "A" * 42 + "B"):
        assert stage.provision("DELETE", path).problem == "no-path"
