//! A key signs one kind of token, and only P-256 keys are keys.

use serde_json::json;
use tickets::{
    Error, Expected, KeySet, KeyUse, NewCall, SigningKey, Unverified, issue_call, verify_call,
    verify_countersigned, verify_provision, verify_ticket,
};

use super::forge::{
    GATEWAY, NOW, Pen, SERVICE, account, at_service, call_claims, countersigned_claims,
    provision_claims, rng, session, target, ticket_claims,
};

#[test]
fn each_kind_of_token_verifies_under_its_own_kind_of_key_only() {
    let expected = at_service(NOW);
    for key_use in [KeyUse::Call, KeyUse::Provision, KeyUse::Countersign, KeyUse::Ticket] {
        let pen = Pen::new(key_use);
        let keys = pen.set();
        let refused = |right: KeyUse, result: Result<(), Error>| {
            let wrong_use = result == Err(Error::KeyUse);
            assert_eq!(wrong_use, key_use != right, "{key_use:?} for {right:?}: {result:?}");
        };
        let call = pen.sign("tessera-call+jwt", &call_claims());
        let call = Unverified::parse(&call).unwrap();
        refused(KeyUse::Call, verify_call(&call, &keys, &expected, target()).map(|_| ()));
        let provision = pen.sign("tessera-provision+jwt", &provision_claims(b""));
        let provision = Unverified::parse(&provision).unwrap();
        refused(
            KeyUse::Provision,
            verify_provision(&provision, &keys, &expected, target(), b"").map(|_| ()),
        );
        let ticket_text = pen.sign("tessera-ticket+jwt", &ticket_claims());
        let ticket = Unverified::parse(&ticket_text).unwrap();
        let reversed = Expected { issuer: SERVICE, audience: GATEWAY, ..expected };
        let result = verify_ticket(&ticket, &keys, &reversed, (account(), &session()), target());
        refused(KeyUse::Ticket, result.map(|_| ()));
        let outer = pen.sign("tessera-countersigned+jwt", &countersigned_claims("a.b.c"));
        let outer = Unverified::parse(&outer).unwrap();
        let result = verify_countersigned(&outer, &keys, &keys, &expected, target());
        refused(KeyUse::Countersign, result.map(|_| ()));
    }
}

#[test]
fn one_kind_of_token_is_not_taken_for_another() {
    let pen = Pen::new(KeyUse::Call);
    let provision = pen.sign("tessera-provision+jwt", &call_claims());
    let token = Unverified::parse(&provision).unwrap();
    assert_eq!(
        verify_call(&token, &pen.set(), &at_service(NOW), target()).unwrap_err(),
        Error::Type
    );
}

#[test]
fn a_key_signs_nothing_it_is_not_for() {
    let session = session();
    let new = NewCall {
        issuer: GATEWAY,
        audience: SERVICE,
        account: account(),
        session: &session,
        target: target(),
        life: 9,
    };
    for key_use in [KeyUse::Provision, KeyUse::Countersign, KeyUse::Ticket] {
        let key = SigningKey::generate(key_use).unwrap();
        assert_eq!(issue_call(&new, &key, NOW, &mut rng()), Err(Error::KeyUse));
    }
}

#[test]
fn a_private_key_survives_its_file() {
    let pem = SigningKey::generate_pem().unwrap();
    assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n"));
    let one = SigningKey::from_pem(KeyUse::Call, &pem).unwrap();
    let two = SigningKey::from_pem(KeyUse::Call, &pem).unwrap();
    assert_eq!(one.public().kid(), two.public().kid());
    let shown = format!("{one:?}");
    assert!(pem.lines().filter(|line| !line.starts_with('-')).all(|line| !shown.contains(line)));
}

#[test]
fn what_is_not_a_p256_key_is_refused() {
    let pem = SigningKey::generate_pem().unwrap();
    let relabelled = pem.replace("PRIVATE KEY", "EC PRIVATE KEY");
    let cut = pem.lines().take(2).collect::<Vec<_>>().join("\n");
    for bad in [
        "",
        "secret",
        &relabelled,
        &cut,
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
    ] {
        assert_eq!(SigningKey::from_pem(KeyUse::Call, bad).unwrap_err(), Error::PrivateKey);
    }
}

#[test]
fn the_thumbprint_is_that_of_rfc_7638() {
    // Key of RFC 7515 Appendix A.3; its thumbprint was computed by an independent program.
    let jwk = json!({
        "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "tessera_use": "call",
        "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
        "kid": "oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U",
    });
    let set = KeySet::parse(json!({ "keys": [jwk] }).to_string().as_bytes()).unwrap();
    assert!(set.has("oKIywvGUpTVTyxMQ3bwIIeQUudfr_CkLMjCE19ECD-U"));
}
