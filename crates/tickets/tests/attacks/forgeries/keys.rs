//! Tokens that would choose the key, or the way, in which they are checked.

use aws_lc_rs::hmac;
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde_json::{Value, json};

use super::Forgery;
use crate::attacks::forge::{Pen, signing_input, with};

/// No signature, and signatures by keys that everybody has.
pub fn algorithms(pen: &Pen, typ: &str, claims: &Value) -> Vec<Forgery> {
    let mut all = Vec::new();
    for alg in ["none", "None", "NONE", "nOnE", "", "ES384", "EdDSA", "es256"] {
        let header = with(&pen.header(typ), "alg", json!(alg)).to_string();
        let signed = signing_input(&header, &claims.to_string());
        all.push((format!("alg {alg:?} without signature"), format!("{signed}.")));
        all.push((format!("alg {alg:?} in two segments"), signed));
        let token = pen.sign_text(&header, &claims.to_string());
        all.push((format!("alg {alg:?} with signature"), token));
    }
    let point = pen.point();
    let jwk = serde_json::to_vec(&pen.set()).unwrap();
    let pem = format!("-----BEGIN PUBLIC KEY-----\n{}\n-----END PUBLIC KEY-----\n", spki(point));
    for (name, secret) in [
        ("point", point),
        ("coordinates", &point[1..]),
        ("key set", &jwk),
        ("PEM", pem.as_bytes()),
        ("empty", b""),
    ] {
        let header = with(&pen.header(typ), "alg", json!("HS256")).to_string();
        let signed = signing_input(&header, &claims.to_string());
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, secret), signed.as_bytes());
        let token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(tag));
        all.push((format!("HS256 with the {name} as secret"), token));
    }
    all
}

/// SubjectPublicKeyInfo of a P-256 point (RFC 5480), in base64.
fn spki(point: &[u8]) -> String {
    let prefix: [u8; 26] = [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08,
        0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    ];
    STANDARD.encode([&prefix, point].concat())
}

/// Members that would have the token say how it is to be checked, some of them with a key that
/// really signed it.
pub fn headers(pen: &Pen, typ: &str, claims: &Value) -> Vec<Forgery> {
    let thief = Pen::new(pen.key.public().key_use());
    let jwk = serde_json::to_value(thief.set()).unwrap()["keys"][0].clone();
    let mut all = Vec::new();
    for (name, value) in [
        ("jwk", jwk),
        ("jku", json!("https://evil.example/jwks.json")),
        ("x5u", json!("https://evil.example/chain.pem")),
        ("x5c", json!(["MIIB"])),
        ("crit", json!(["exp"])),
        ("crit", json!([])),
        ("b64", json!(false)),
        ("zip", json!("DEF")),
        ("cty", json!("JWT")),
        ("epk", json!({})),
    ] {
        for (whose, key) in [("genuine", pen), ("thief's", &thief)] {
            for kid in [pen.key.public().kid(), thief.key.public().kid()] {
                let header = with(&with(&pen.header(typ), name, value.clone()), "kid", json!(kid));
                let token = key.sign_text(&header.to_string(), &claims.to_string());
                all.push((format!("{name} {value} with the {whose} signature"), token));
            }
        }
    }
    for other in [
        "JWT",
        "jwt",
        "at+jwt",
        "tessera-call+JWT",
        "application/tessera-call+jwt",
        "tessera-call+jwt\u{0}",
    ] {
        let header = with(&pen.header(typ), "typ", json!(other)).to_string();
        all.push((format!("typ {other}"), pen.sign_text(&header, &claims.to_string())));
    }
    for name in ["alg", "typ", "kid"] {
        let header = with(&pen.header(typ), name, Value::Null).to_string();
        all.push((format!("no {name}"), pen.sign_text(&header, &claims.to_string())));
    }
    all
}

/// Names of keys: made up, of others, and of the forms that fooled other programs.
pub fn key_ids(pen: &Pen, typ: &str, claims: &Value) -> Vec<Forgery> {
    let genuine = pen.key.public().kid().to_owned();
    let thief = Pen::new(pen.key.public().key_use());
    let thief_kid = thief.key.public().kid().to_owned();
    let mut all: Vec<Forgery> = [
        json!(""),
        json!("0"),
        json!("../../../../dev/null"),
        json!("x' UNION SELECT 'key"),
        json!("https://evil.example/key"),
        json!(format!("{genuine} ")),
        json!(format!("{genuine}=")),
        json!(format!("{genuine}\u{0}")),
        json!(genuine.to_ascii_uppercase()),
        json!([genuine]),
        json!({ "kid": genuine }),
        json!(0),
    ]
    .into_iter()
    .map(|kid| {
        let header = with(&pen.header(typ), "kid", kid.clone()).to_string();
        (format!("kid {kid}"), pen.sign_text(&header, &claims.to_string()))
    })
    .collect();
    let header = with(&pen.header(typ), "kid", json!(thief_kid)).to_string();
    all.push(("another's kid".to_owned(), pen.sign_text(&header, &claims.to_string())));
    all.push(("another's kid and signature".to_owned(), thief.sign(typ, claims)));
    let header = pen.header(typ).to_string();
    all.push(("another's signature".to_owned(), thief.sign_text(&header, &claims.to_string())));
    all
}
