//! The form of a token, before any key is looked at.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use tickets::{Error, KeyUse, Part, Unverified};

use super::forge::{Pen, call_claims, with};

const TYP: &str = "tessera-call+jwt";

fn parse(token: &str) -> Result<(), Error> {
    Unverified::parse(token).map(|_| ())
}

fn parse_header(change: impl FnOnce(&Value) -> Value) -> Result<(), Error> {
    let pen = Pen::new(KeyUse::Call);
    let header = change(&pen.header(TYP));
    parse(&pen.sign_text(&header.to_string(), &call_claims().to_string()))
}

#[test]
fn a_genuine_token_has_the_form() {
    assert_eq!(parse_header(Clone::clone), Ok(()));
}

#[test]
fn members_that_steer_the_check_are_refused() {
    for name in ["crit", "jku", "jwk", "x5u", "x5c", "b64", "zip"] {
        for value in [json!("x"), json!(["exp"]), json!({}), json!(false)] {
            assert_eq!(
                parse_header(|header| with(header, name, value)),
                Err(Error::RefusedHeader(name))
            );
        }
    }
}

#[test]
fn unknown_members_are_refused() {
    for name in ["cty", "x5t", "url", "nonce", "ALG", ""] {
        assert_eq!(
            parse_header(|header| with(header, name, json!("x"))),
            Err(Error::UnknownHeader),
            "{name}"
        );
    }
}

#[test]
fn every_member_is_needed_and_is_a_string() {
    for name in ["alg", "typ", "kid"] {
        for value in [Value::Null, json!(1), json!(["ES256"])] {
            assert_eq!(
                parse_header(|header| with(header, name, value)),
                Err(Error::Shape(Part::Header))
            );
        }
    }
}

#[test]
fn every_other_algorithm_is_refused() {
    for alg in [
        "none", "None", "NONE", "HS256", "RS256", "PS256", "ES384", "ES512", "ES256K", "EdDSA",
        "es256", "",
    ] {
        assert_eq!(
            parse_header(|header| with(header, "alg", json!(alg))),
            Err(Error::Algorithm),
            "{alg}"
        );
    }
}

#[test]
fn typ_is_compared_exactly() {
    for typ in [
        "JWT",
        "jwt",
        "application/tessera-call+jwt",
        "Tessera-Call+JWT",
        "tessera-call+jwt ",
        "tessera-call",
        "",
    ] {
        assert_eq!(
            parse_header(|header| with(header, "typ", json!(typ))),
            Err(Error::Type),
            "{typ}"
        );
    }
}

#[test]
fn a_member_twice_is_refused() {
    let pen = Pen::new(KeyUse::Call);
    let kid = pen.key.public().kid();
    let twice = format!(r#"{{"alg":"ES256","typ":"{TYP}","kid":"{kid}","alg":"none"}}"#);
    assert_eq!(parse(&pen.sign_text(&twice, "{}")), Err(Error::Duplicate(Part::Header)));
}

#[test]
fn a_header_is_one_object() {
    let pen = Pen::new(KeyUse::Call);
    for header in ["[]", "null", "\"ES256\"", "{}x", "{", "\u{feff}{}", "{\"alg\":\"ES256\"} {}"] {
        assert_eq!(
            parse(&pen.sign_text(header, "{}")),
            Err(Error::Shape(Part::Header)),
            "{header}"
        );
    }
}

#[test]
fn a_token_is_three_segments() {
    let pen = Pen::new(KeyUse::Call);
    let token = pen.sign(TYP, &call_claims());
    let parts: Vec<&str> = token.split('.').collect();
    let (header, claims, signature) = (parts[0], parts[1], parts[2]);
    for bad in [
        String::new(),
        ".".to_owned(),
        "..".to_owned(),
        "...".to_owned(),
        format!("{header}.{claims}"),
        format!("{header}.{claims}."),
        format!("{header}..{signature}"),
        format!(".{claims}.{signature}"),
        format!("{token}."),
        format!("{token}.{signature}"),
        format!(".{token}"),
    ] {
        assert_eq!(parse(&bad), Err(Error::Segments), "{bad}");
    }
}

#[test]
fn base64url_is_strict() {
    let pen = Pen::new(KeyUse::Call);
    let token = pen.sign(TYP, &call_claims());
    for (bad, part) in [
        (format!("{token}=="), Part::Signature),
        (format!("{token}A"), Part::Signature),
        (format!("{token} "), Part::Signature),
        (format!("{token}\n"), Part::Signature),
        (format!(" {token}"), Part::Header),
        (token.replacen('.', "=.", 1), Part::Header),
        (token.replacen('.', ".+", 1), Part::Claims),
    ] {
        assert_eq!(parse(&bad), Err(Error::Base64(part)), "{bad}");
    }
}

#[test]
fn a_signature_is_64_bytes() {
    let pen = Pen::new(KeyUse::Call);
    let token = pen.sign(TYP, &call_claims());
    let (signed, _) = token.rsplit_once('.').unwrap();
    for length in [1, 63, 65, 72] {
        let bad = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(vec![1; length]));
        assert_eq!(parse(&bad), Err(Error::Base64(Part::Signature)));
    }
}

#[test]
fn over_4_kib_nothing_is_read() {
    let pen = Pen::new(KeyUse::Call);
    let token = pen.sign(TYP, &with(&call_claims(), "pad", json!("x".repeat(3000))));
    assert!(token.len() > 4096);
    assert_eq!(parse(&token), Err(Error::TooLong { limit: 4096 }));
    assert_eq!(parse(&"A".repeat(1 << 20)), Err(Error::TooLong { limit: 4096 }));
}
