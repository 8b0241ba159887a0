"""Four kinds of tokens, four places, four keys: each fits one place."""

import json

import pytest
from gateway import Person, SigningKey
from stage import Stage

from letters.lock import from_base64url

TYPES = {
    "call": "tessera-call+jwt",
    "provision": "tessera-provision+jwt",
    "countersign": "tessera-countersigned+jwt",
    "ticket": "tessera-ticket+jwt",
}


@pytest.fixture(scope="module")
def ana(stage: Stage) -> Person:
    return stage.person()


def keys_of(stage: Stage) -> dict[str, SigningKey]:
    gateway = stage.gateway
    return {
        "call": gateway.call,
        "provision": gateway.provision,
        "countersign": gateway.countersign,
        "ticket": stage.own_key(),
    }


def test_no_token_passes_for_one_of_another_kind(stage: Stage, ana: Person) -> None:
    path = stage.letter(ana)
    ticket = stage.call(ana, path).ticket
    tokens = {
        "call": stage.call_token(ana, "GET", path),
        "provision": stage.provision_token("GET", path),
        "countersign": stage.proof_token(ticket),
        "ticket": ticket,
    }
    for kind, token in tokens.items():
        if kind not in ("call", "countersign"):
            assert stage.send("GET", path, token).problem == "invalid-token", kind
        assert stage.send("GET", f"/accounts/{ana.account}", token).problem == "invalid-token"
        nested = stage.proof_token(ticket, ticket=token)
        if kind != "ticket":
            assert stage.send("GET", path, nested).problem == "invalid-token", kind


def test_neither_type_nor_key_nor_claims_make_up_for_the_others(stage: Stage, ana: Person) -> None:
    """All 64 combinations of a type, a key and claims: two of them are served at a person's path,
    one at an account's."""
    path, account = stage.letter(ana, sealed=True), f"/accounts/{ana.account}"
    ticket = stage.call(ana, path).ticket
    gateway = stage.gateway
    at_person = {
        "call": gateway.call_claims(stage.origin, ana, "GET", path),
        "provision": gateway.provision_claims(stage.origin, "GET", path),
        "countersign": gateway.countersigned_claims(ticket),
        "ticket": json.loads(from_base64url(ticket.split(".")[1])),
    }
    at_account = at_person | {
        "call": gateway.call_claims(stage.origin, ana, "GET", account),
        "provision": gateway.provision_claims(stage.origin, "GET", account),
    }
    taken = set()
    for claims_kind in TYPES:
        for key_kind, key in keys_of(stage).items():
            for typ_kind, typ in TYPES.items():
                for place, claims in ((path, at_person), (account, at_account)):
                    token = key.sign(typ, claims[claims_kind])
                    if stage.send("GET", place, token).problem != "invalid-token":
                        taken.add((place, typ_kind, key_kind, claims_kind))
    assert taken == {
        (path, "call", "call", "call"),
        (path, "countersign", "countersign", "countersign"),
        (account, "provision", "provision", "provision"),
    }
