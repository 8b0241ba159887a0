//! Provisioning calls.

use serde_json::{Value, json};
use tickets::{Error, KeyUse, NewProvision, Unverified, issue_provision, verify_provision};

use super::forge::{
    GATEWAY, NOW, Pen, SERVICE, account, at_service, provision_claims, rng, target, with,
};

const TYP: &str = "tessera-provision+jwt";

fn verify(pen: &Pen, token: &str, body: &[u8]) -> Result<(), Error> {
    verify_provision(&Unverified::parse(token)?, &pen.set(), &at_service(NOW), target(), body)
        .map(|_| ())
}

fn verify_with(name: &str, value: Value) -> Result<(), Error> {
    let pen = Pen::new(KeyUse::Provision);
    verify(&pen, &pen.sign(TYP, &with(&provision_claims(b""), name, value)), b"")
}

#[test]
fn what_is_issued_is_verified_with_its_body() {
    let pen = Pen::new(KeyUse::Provision);
    let new = NewProvision {
        issuer: GATEWAY,
        audience: SERVICE,
        target: target(),
        body: b"{}",
        life: 30,
    };
    let token = issue_provision(&new, &pen.key, NOW, &mut rng()).unwrap();
    assert_eq!(verify(&pen, &token, b"{}"), Ok(()));
    assert_eq!(verify(&pen, &token, b"{ }"), Err(Error::Body));
    assert_eq!(verify(&pen, &token, b""), Err(Error::Body));
}

#[test]
fn the_gateway_speaks_for_itself_only() {
    assert_eq!(verify_with("sub", json!(account())), Err(Error::Subject));
    assert_eq!(verify_with("sub", json!("Gateway")), Err(Error::Subject));
}

#[test]
fn one_request_and_a_short_life() {
    assert_eq!(verify_with("htm", json!("DELETE")), Err(Error::Method));
    assert_eq!(verify_with("htp", json!("/accounts/other")), Err(Error::Target));
    assert_eq!(verify_with("exp", json!(NOW + 31)), Err(Error::Lifetime));
    assert_eq!(verify_with("iss", json!("https://evil.example")), Err(Error::Issuer));
}
