//! Tickets, as the gateway sees them.

use serde_json::{Value, json};
use tickets::{
    AccountId, Error, KeyUse, NewTicket, Purpose, Scope, SessionHash, Target, Unverified,
    VerifiedTicket, issue_ticket, verify_ticket,
};

use super::forge::{
    GATEWAY, NOW, Pen, SERVICE, account, at_gateway, rng, session, target, ticket_claims, with,
};

const TYP: &str = "tessera-ticket+jwt";

fn verify_for(
    pen: &Pen,
    token: &str,
    who: (AccountId, &SessionHash),
) -> Result<VerifiedTicket, Error> {
    verify_ticket(&Unverified::parse(token)?, &pen.set(), &at_gateway(NOW), who, target())
}

fn verify_with(name: &str, value: Value) -> Result<(), Error> {
    let pen = Pen::new(KeyUse::Ticket);
    let token = pen.sign(TYP, &with(&ticket_claims(), name, value));
    verify_for(&pen, &token, (account(), &session())).map(|_| ())
}

#[test]
fn what_is_issued_is_verified() {
    let pen = Pen::new(KeyUse::Ticket);
    let (scope, purpose) =
        (Scope::parse("records.read").unwrap(), Purpose::parse("Open your vault").unwrap());
    let session = session();
    let new = NewTicket {
        issuer: SERVICE,
        audience: GATEWAY,
        account: account(),
        session: &session,
        target: target(),
        scope: &scope,
        purpose: &purpose,
        max_age: 300,
        life: 600,
    };
    let token = issue_ticket(&new, &pen.key, NOW, &mut rng()).unwrap();
    let ticket = verify_for(&pen, &token, (account(), &session)).unwrap();
    assert_eq!(ticket.text(), token);
    assert_eq!((ticket.scope(), ticket.purpose(), ticket.max_age()), (&scope, &purpose, 300));
    assert_eq!((ticket.issued_at(), ticket.expires_at()), (NOW, NOW + 600));

    for (life, max_age, error) in
        [(601, 300, Error::Lifetime), (600, -1, Error::MaxAge), (600, 86_401, Error::MaxAge)]
    {
        let bad = NewTicket { life, max_age, ..new };
        assert_eq!(issue_ticket(&bad, &pen.key, NOW, &mut rng()), Err(error));
    }
    let long = format!("/{}", "x".repeat(256));
    let bad = NewTicket { target: Target::new("GET", &long).unwrap(), ..new };
    assert_eq!(issue_ticket(&bad, &pen.key, NOW, &mut rng()), Err(Error::Target));
}

#[test]
fn a_ticket_is_for_who_is_signed_in() {
    let pen = Pen::new(KeyUse::Ticket);
    let token = pen.sign(TYP, &ticket_claims());
    let stranger: AccountId = "0190a5c4-7f3b-7c1d-9e2f-000000000000".parse().unwrap();
    assert_eq!(verify_for(&pen, &token, (stranger, &session())).unwrap_err(), Error::Subject);
    let elsewhere = SessionHash::of(b"another session");
    assert_eq!(verify_for(&pen, &token, (account(), &elsewhere)).unwrap_err(), Error::Session);
}

#[test]
fn a_ticket_is_for_the_request_that_was_refused() {
    assert_eq!(verify_with("htm", json!("DELETE")), Err(Error::Method));
    assert_eq!(verify_with("htp", json!("/records/1")), Err(Error::Target));
    assert_eq!(verify_with("htp", json!("https://evil.example/")), Err(Error::Target));
}

#[test]
fn what_people_will_read_is_plain() {
    for bad in ["", "Open\nyour vault", "Open \u{202e}tluav ruoy", &"x".repeat(121)] {
        assert_eq!(verify_with("purpose", json!(bad)), Err(Error::Purpose), "{bad:?}");
    }
}

#[test]
fn scope_acr_and_age_are_of_the_known_form() {
    assert_eq!(verify_with("scope", json!("")), Err(Error::Scope));
    assert_eq!(verify_with("scope", json!("a a")), Err(Error::Scope));
    assert_eq!(verify_with("acr_values", json!("urn:tessera:acr:none")), Err(Error::Acr));
    assert_eq!(verify_with("max_age", json!(-1)), Err(Error::MaxAge));
    assert_eq!(verify_with("max_age", json!(86_401)), Err(Error::MaxAge));
    assert_eq!(verify_with("exp", json!(NOW + 601)), Err(Error::Lifetime));
}

#[test]
fn a_ticket_too_long_to_be_carried_is_refused() {
    let refused = verify_with("pad", json!("x".repeat(1500)));
    assert_eq!(refused, Err(Error::TooLong { limit: 1920 }));
}
