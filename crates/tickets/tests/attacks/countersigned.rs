//! Countersigned tickets, as the service sees them when the request comes again.

use serde_json::{Value, json};
use tickets::{
    Error, KeyUse, NewCountersigned, Part, Purpose, Scope, Target, Unverified,
    VerifiedCountersigned, issue_countersigned, issue_ticket, verify_countersigned, verify_ticket,
};

use super::forge::{
    GATEWAY, NOW, Pen, SERVICE, account, at_gateway, at_service, countersigned_claims, rng,
    session, target, ticket_claims, with,
};

const TYP: &str = "tessera-countersigned+jwt";
const TICKET: &str = "tessera-ticket+jwt";

/// Gateway and service, and the time at which the request comes again.
struct Stage {
    gateway: Pen,
    service: Pen,
    now: i64,
}

impl Stage {
    fn new() -> Self {
        Self {
            gateway: Pen::new(KeyUse::Countersign),
            service: Pen::new(KeyUse::Ticket),
            now: NOW + 20,
        }
    }

    fn ticket(&self) -> String {
        self.service.sign(TICKET, &ticket_claims())
    }

    fn verify(&self, token: &str) -> Result<VerifiedCountersigned, Error> {
        let token = Unverified::parse(token)?;
        verify_countersigned(
            &token,
            &self.gateway.set(),
            &self.service.set(),
            &at_service(self.now),
            target(),
        )
    }

    fn refuses(&self, claims: &Value) -> Error {
        self.verify(&self.gateway.sign(TYP, claims)).unwrap_err()
    }

    /// One claim of the outer token changed.
    fn outer(&self, name: &str, value: Value) -> Error {
        self.refuses(&with(&countersigned_claims(&self.ticket()), name, value))
    }

    /// One claim of the ticket within changed.
    fn inner(&self, name: &str, value: Value) -> Error {
        let ticket = self.service.sign(TICKET, &with(&ticket_claims(), name, value));
        self.refuses(&countersigned_claims(&ticket))
    }
}

#[test]
fn a_ticket_comes_back_byte_for_byte_and_opens() {
    let stage = Stage::new();
    let text = stage.ticket();
    let parsed = Unverified::parse(&text).unwrap();
    let ticket = verify_ticket(
        &parsed,
        &stage.service.set(),
        &at_gateway(NOW),
        (account(), &session()),
        target(),
    )
    .unwrap();
    let new = NewCountersigned { ticket: &ticket, auth_time: NOW + 15, life: 60 };
    let token = issue_countersigned(&new, &stage.gateway.key, NOW + 20, &mut rng()).unwrap();
    let opened = stage.verify(&token).unwrap();
    assert_eq!(opened.ticket().text(), text);
    assert_eq!((opened.account(), opened.session()), (account(), &session()));
    assert_eq!(opened.opens_until(), Some(NOW + 15 + 300));
}

#[test]
fn the_largest_ticket_still_fits() {
    let stage = Stage::new();
    let path = format!("/{}", "x".repeat(255));
    let target = Target::new("DELETE", &path).unwrap();
    let scope =
        Scope::parse("records.read records.write records.reveal records.export account.erase")
            .unwrap();
    let purpose = Purpose::parse(&"口".repeat(120)).unwrap();
    let session = session();
    let new = tickets::NewTicket {
        issuer: SERVICE,
        audience: GATEWAY,
        account: account(),
        session: &session,
        target,
        scope: &scope,
        purpose: &purpose,
        max_age: 300,
        life: 600,
    };
    let text = issue_ticket(&new, &stage.service.key, NOW, &mut rng()).unwrap();
    let parsed = Unverified::parse(&text).unwrap();
    let ticket = verify_ticket(
        &parsed,
        &stage.service.set(),
        &at_gateway(NOW),
        (account(), &session),
        target,
    )
    .unwrap();
    let new = NewCountersigned { ticket: &ticket, auth_time: NOW, life: 60 };
    assert!(issue_countersigned(&new, &stage.gateway.key, NOW, &mut rng()).unwrap().len() <= 4096);
}

#[test]
fn a_single_shot_opens_nothing_afterwards() {
    let stage = Stage::new();
    let ticket = stage.service.sign(TICKET, &with(&ticket_claims(), "max_age", json!(0)));
    let opened = stage.verify(&stage.gateway.sign(TYP, &countersigned_claims(&ticket))).unwrap();
    assert_eq!(opened.opens_until(), None);
}

#[test]
fn a_fast_clock_at_the_gateway_opens_no_longer() {
    let stage = Stage::new();
    let claims = with(&countersigned_claims(&stage.ticket()), "auth_time", json!(stage.now + 5));
    let opened = stage.verify(&stage.gateway.sign(TYP, &claims)).unwrap();
    assert_eq!(opened.opens_until(), Some(stage.now + 300));
}

#[test]
fn the_ticket_must_be_the_services_own() {
    let stage = Stage::new();
    let thief = Pen::new(KeyUse::Ticket);
    assert_eq!(
        stage.refuses(&countersigned_claims(&thief.sign(TICKET, &ticket_claims()))),
        Error::UnknownKey
    );
    let forged =
        thief.sign_text(&stage.service.header(TICKET).to_string(), &ticket_claims().to_string());
    assert_eq!(stage.refuses(&countersigned_claims(&forged)), Error::Signature);
    let by_gateway = stage.gateway.sign(TICKET, &ticket_claims());
    assert_eq!(stage.refuses(&countersigned_claims(&by_gateway)), Error::UnknownKey);
}

#[test]
fn a_ticket_alone_or_nested_twice_opens_nothing() {
    let stage = Stage::new();
    assert_eq!(stage.verify(&stage.ticket()).unwrap_err(), Error::Type);
    let small = with(&ticket_claims(), "purpose", json!("x"));
    let once = stage.gateway.sign(TYP, &countersigned_claims(&stage.service.sign(TICKET, &small)));
    let twice = stage.gateway.sign(TYP, &countersigned_claims(&once));
    let refused = stage.verify(&twice).unwrap_err();
    assert!(matches!(refused, Error::Type | Error::TooLong { .. }), "{refused}");
    assert_eq!(stage.outer("ticket", json!("a.b.c")), Error::Base64(Part::Header));
    assert_eq!(stage.outer("ticket", json!("")), Error::Segments);
}

#[test]
fn both_halves_speak_of_one_person_session_and_request() {
    let stage = Stage::new();
    let stranger = json!("0190a5c4-7f3b-7c1d-9e2f-000000000000");
    let elsewhere = json!(tickets::SessionHash::of(b"another session"));
    assert_eq!(stage.outer("sub", stranger.clone()), Error::Subject);
    assert_eq!(stage.inner("sub", stranger), Error::Subject);
    assert_eq!(stage.outer("sid", elsewhere.clone()), Error::Session);
    assert_eq!(stage.inner("sid", elsewhere), Error::Session);
    assert_eq!(stage.outer("htm", json!("DELETE")), Error::Method);
    assert_eq!(stage.inner("htm", json!("DELETE")), Error::Method);
    assert_eq!(stage.outer("htp", json!("/records/1")), Error::Target);
    assert_eq!(stage.inner("htp", json!("/records/1")), Error::Target);
}

#[test]
fn parties_are_pinned_in_both_directions() {
    let stage = Stage::new();
    assert_eq!(stage.outer("iss", json!("https://evil.example")), Error::Issuer);
    assert_eq!(stage.outer("aud", json!("http://127.0.0.1:5001")), Error::Audience);
    assert_eq!(stage.inner("iss", json!(GATEWAY)), Error::Issuer);
    assert_eq!(stage.inner("aud", json!("https://other-gateway.example")), Error::Audience);
}

#[test]
fn the_proof_is_of_the_right_kind() {
    let stage = Stage::new();
    assert_eq!(stage.outer("acr", json!("urn:tessera:acr:password")), Error::Acr);
    assert_eq!(stage.outer("acr", Value::Null), Error::Shape(Part::Claims));
    assert_eq!(stage.outer("amr", json!("pwd")), Error::Shape(Part::Claims));
}

#[test]
fn the_proof_belongs_to_the_ticket() {
    let stage = Stage::new();
    assert_eq!(stage.outer("auth_time", json!(NOW - 6)), Error::AuthTime);
    assert_eq!(stage.outer("auth_time", json!(stage.now + 6)), Error::AuthTime);
    assert_eq!(stage.outer("auth_time", json!(i64::MIN)), Error::AuthTime);
    assert_eq!(stage.outer("auth_time", json!(f64::from(2))), Error::Shape(Part::Claims));
}

#[test]
fn the_proof_is_fresh() {
    let mut stage = Stage::new();
    stage.now = NOW + 400;
    let outer = |ticket: &str, auth_time: i64| {
        let claims = countersigned_claims(ticket);
        let claims = with(&claims, "iat", json!(NOW + 400));
        let claims = with(&claims, "nbf", json!(NOW + 400));
        let claims = with(&claims, "exp", json!(NOW + 460));
        with(&claims, "auth_time", json!(auth_time))
    };
    let ticket = stage.ticket();
    assert_eq!(stage.refuses(&outer(&ticket, NOW + 99)), Error::AuthTooOld);
    assert!(stage.verify(&stage.gateway.sign(TYP, &outer(&ticket, NOW + 100))).is_ok());
    let single = stage.service.sign(TICKET, &with(&ticket_claims(), "max_age", json!(0)));
    assert_eq!(stage.refuses(&outer(&single, NOW + 339)), Error::AuthTooOld);
    assert!(stage.verify(&stage.gateway.sign(TYP, &outer(&single, NOW + 340))).is_ok());
}

#[test]
fn neither_half_outlives_itself() {
    let mut stage = Stage::new();
    let token = stage.gateway.sign(TYP, &countersigned_claims(&stage.ticket()));
    stage.now = NOW + 85;
    assert_eq!(stage.verify(&token).unwrap_err(), Error::Expired);
    let stage = Stage::new();
    assert_eq!(stage.outer("exp", json!(NOW + 81)), Error::Lifetime);
    assert_eq!(stage.inner("exp", json!(NOW + 15)), Error::Expired);
    assert_eq!(stage.inner("exp", json!(NOW + 601)), Error::Lifetime);
}
