//! Calls, and the rules that all tokens share.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use tickets::{Error, KeySet, KeyUse, NewCall, Part, Target, Unverified, issue_call, verify_call};

use super::forge::{
    GATEWAY, NOW, Pen, SERVICE, account, at_service, call_claims, rng, session, target, with,
};

const TYP: &str = "tessera-call+jwt";

fn verify(token: &str, keys: &KeySet, now: i64) -> Result<(), Error> {
    verify_call(&Unverified::parse(token)?, keys, &at_service(now), target()).map(|_| ())
}

fn verify_claims(claims: &Value) -> Result<(), Error> {
    let pen = Pen::new(KeyUse::Call);
    verify(&pen.sign(TYP, claims), &pen.set(), NOW)
}

fn verify_with(name: &str, value: Value) -> Result<(), Error> {
    verify_claims(&with(&call_claims(), name, value))
}

fn new_call() -> NewCall<'static> {
    let session: &'static _ = Box::leak(Box::new(session()));
    NewCall {
        issuer: GATEWAY,
        audience: SERVICE,
        account: account(),
        session,
        target: target(),
        life: 30,
    }
}

#[test]
fn what_is_issued_is_verified() {
    let pen = Pen::new(KeyUse::Call);
    let token = issue_call(&new_call(), &pen.key, NOW, &mut rng()).unwrap();
    let parsed = Unverified::parse(&token).unwrap();
    let call = verify_call(&parsed, &pen.set(), &at_service(NOW), target()).unwrap();
    assert_eq!((call.account(), call.session()), (account(), &session()));
    assert_eq!(call.expires_at(), NOW + 30);
    assert_eq!(verify_claims(&call_claims()), Ok(()), "and so is what another program signs");
}

#[test]
fn no_two_tokens_share_an_id() {
    let pen = Pen::new(KeyUse::Call);
    let mut rng = rng();
    let ids: std::collections::HashSet<String> = (0..50)
        .map(|_| {
            let token = issue_call(&new_call(), &pen.key, NOW, &mut rng).unwrap();
            let parsed = Unverified::parse(&token).unwrap();
            verify_call(&parsed, &pen.set(), &at_service(NOW), target()).unwrap().id().to_string()
        })
        .collect();
    assert_eq!(ids.len(), 50);
}

#[test]
fn every_claim_is_needed() {
    for name in ["iss", "aud", "sub", "jti", "iat", "nbf", "exp", "sid", "htm", "htp"] {
        assert_eq!(verify_with(name, Value::Null), Err(Error::Shape(Part::Claims)), "{name}");
    }
}

#[test]
fn times_are_integers() {
    for name in ["iat", "nbf", "exp"] {
        for value in [
            json!("1800000000"),
            json!(1.8e9),
            json!(1_800_000_000.5),
            json!(true),
            json!([NOW]),
            json!(u64::MAX),
        ] {
            assert_eq!(
                verify_with(name, value.clone()),
                Err(Error::Shape(Part::Claims)),
                "{name} {value}"
            );
        }
    }
}

#[test]
fn aud_is_one_string() {
    assert_eq!(verify_with("aud", json!([SERVICE])), Err(Error::Shape(Part::Claims)));
    for other in ["", "http://127.0.0.1:5000/", "HTTP://127.0.0.1:5000", GATEWAY] {
        assert_eq!(verify_with("aud", json!(other)), Err(Error::Audience), "{other}");
        assert_eq!(verify_with("iss", json!(SERVICE)), Err(Error::Issuer));
    }
}

#[test]
fn a_claim_twice_is_refused() {
    let pen = Pen::new(KeyUse::Call);
    let claims = call_claims().to_string();
    for extra in [r#""sub":"x""#, r#""exp":9999999999"#, r#""\u0065xp":1"#] {
        let twice = format!("{},{extra}}}", claims.trim_end_matches('}'));
        let token = pen.sign_text(&pen.header(TYP).to_string(), &twice);
        assert_eq!(verify(&token, &pen.set(), NOW), Err(Error::Duplicate(Part::Claims)), "{extra}");
    }
}

#[test]
fn unknown_claims_are_ignored() {
    assert_eq!(verify_with("locale", json!("en")), Ok(()));
}

#[test]
fn ids_are_128_bits() {
    for value in ["", "AAAA", "AAAAAAAAAAAAAAAAAAAAAB", "0190a5c4-7f3b-7c1d-9e2f-3a4b5c6d7e8f"] {
        assert_eq!(verify_with("jti", json!(value)), Err(Error::TokenId), "{value}");
    }
}

#[test]
fn life_is_bounded_and_leeway_is_five_seconds() {
    let pen = Pen::new(KeyUse::Call);
    let token = pen.sign(TYP, &call_claims());
    assert_eq!(verify(&token, &pen.set(), NOW - 5), Ok(()));
    assert_eq!(verify(&token, &pen.set(), NOW - 6), Err(Error::IssuedInFuture));
    assert_eq!(verify(&token, &pen.set(), NOW + 34), Ok(()));
    assert_eq!(verify(&token, &pen.set(), NOW + 35), Err(Error::Expired));
    assert_eq!(verify_with("exp", json!(NOW + 31)), Err(Error::Lifetime));
    assert_eq!(verify_with("exp", json!(i64::MAX)), Err(Error::Lifetime));
    assert_eq!(verify_with("exp", json!(NOW)), Err(Error::Lifetime));
    assert_eq!(verify_with("exp", json!(i64::MIN)), Err(Error::Expired));
    assert_eq!(verify_with("iat", json!(i64::MIN)), Err(Error::Lifetime));
    assert_eq!(verify_with("nbf", json!(-1)), Err(Error::Lifetime));
    assert_eq!(verify_with("iat", json!(i64::MAX)), Err(Error::IssuedInFuture));
    assert_eq!(verify_with("nbf", json!(NOW + 6)), Err(Error::NotYetValid));
}

#[test]
fn account_and_session_have_one_spelling() {
    for value in ["gateway", "", "0190A5C4-7F3B-7C1D-9E2F-3A4B5C6D7E8F"] {
        assert_eq!(verify_with("sub", json!(value)), Err(Error::Subject), "{value}");
    }
    for value in ["", "a session", "AAAAAAAAAAAAAAAAAAAAAA"] {
        assert_eq!(verify_with("sid", json!(value)), Err(Error::Session), "{value}");
    }
}

#[test]
fn a_call_is_for_one_request() {
    for method in ["POST", "HEAD", "get", ""] {
        assert_eq!(verify_with("htm", json!(method)), Err(Error::Method), "{method}");
    }
    for path in [
        "/records",
        "/records?page=2&x",
        "/records?page=3",
        "/Records?page=2",
        "//records?page=2",
        "",
    ] {
        assert_eq!(verify_with("htp", json!(path)), Err(Error::Target), "{path}");
    }
}

#[test]
fn a_changed_token_is_refused() {
    let pen = Pen::new(KeyUse::Call);
    let token = pen.sign(TYP, &call_claims());
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let (header, _) = signed.split_once('.').unwrap();
    let forged = URL_SAFE_NO_PAD.encode(with(&call_claims(), "htm", json!("POST")).to_string());
    assert_eq!(
        verify(&format!("{header}.{forged}.{signature}"), &pen.set(), NOW),
        Err(Error::Signature)
    );
    let zeros = URL_SAFE_NO_PAD.encode([0; 64]);
    assert_eq!(
        verify(&format!("{signed}.{zeros}"), &pen.set(), NOW),
        Err(Error::Signature),
        "CVE-2022-21449"
    );
}

#[test]
fn another_key_under_the_same_id_is_refused() {
    let (pen, thief) = (Pen::new(KeyUse::Call), Pen::new(KeyUse::Call));
    let token = thief.sign_text(&pen.header(TYP).to_string(), &call_claims().to_string());
    assert_eq!(verify(&token, &pen.set(), NOW), Err(Error::Signature));
    assert_eq!(verify(&thief.sign(TYP, &call_claims()), &pen.set(), NOW), Err(Error::UnknownKey));
}

#[test]
fn nothing_too_long_or_too_lasting_is_issued() {
    let pen = Pen::new(KeyUse::Call);
    for life in [0, -1, 31, i64::MAX] {
        let new = NewCall { life, ..new_call() };
        assert_eq!(issue_call(&new, &pen.key, NOW, &mut rng()), Err(Error::Lifetime));
    }
    let long = format!("/{}", "x".repeat(4000));
    let new = NewCall { target: Target::new("GET", &long).unwrap(), ..new_call() };
    assert_eq!(issue_call(&new, &pen.key, NOW, &mut rng()), Err(Error::TooLong { limit: 4096 }));
}
