//! Every way to spoil a genuine token, each with a name. None may pass, wherever tokens are read.

mod keys;

use base64::{
    Engine,
    engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD},
};
use serde_json::{Value, json};
use tickets::{KeyUse, SessionHash};

use super::forge::{NOW, Pen, with};

/// A spoilt token, and what was done to it.
pub type Forgery = (String, String);

/// Spoils a token of the type `typ` with these `claims`, which `pen` signs.
pub fn forgeries(pen: &Pen, typ: &str, claims: &Value) -> Vec<Forgery> {
    let mut all = keys::algorithms(pen, typ, claims);
    all.extend(keys::headers(pen, typ, claims));
    all.extend(keys::key_ids(pen, typ, claims));
    all.extend(altered_claims(pen, typ, claims));
    all.extend(times(pen, typ, claims));
    all.extend(duplicates(pen, typ, claims));
    all.extend(forms(&pen.sign(typ, claims)));
    all
}

/// Each claim altered, left out, and of another type.
fn altered_claims(pen: &Pen, typ: &str, claims: &Value) -> Vec<Forgery> {
    let mut all = Vec::new();
    let altered = [
        ("iss", json!("https://evil.example")),
        ("iss", json!("https://id.example/")),
        ("iss", json!("http://127.0.0.1:5001")),
        ("aud", json!("http://127.0.0.1:5001")),
        ("aud", json!("https://evil.example")),
        ("aud", json!([claims["aud"]])),
        ("aud", json!([claims["aud"], "https://evil.example"])),
        ("aud", json!([])),
        ("iss", json!([claims["iss"]])),
        ("sub", json!("0190a5c4-7f3b-7c1d-9e2f-000000000000x")),
        ("sub", json!("0190A5C4-7F3B-7C1D-9E2F-3A4B5C6D7E8F")),
        ("sub", json!("admin")),
        ("sub", json!([claims["sub"]])),
        ("sid", json!("short")),
        ("sid", json!(["x"])),
        ("htm", json!("POST")),
        ("htm", json!("get")),
        ("htm", json!(["GET"])),
        ("htp", json!("/records")),
        ("htp", json!("/records?page=2#")),
        ("htp", json!("/records?page=%32")),
        ("htp", json!("//records?page=2")),
        ("htp", json!("/x/../records?page=2")),
        ("jti", json!("")),
        ("jti", json!("AAAAAAAAAAAAAAAAAAAAAB")),
        ("jti", json!(1)),
    ];
    for (name, value) in altered {
        // A provisioning call has no session, and an array is not the text of one.
        if claims.get(name).is_some() {
            let token = pen.sign(typ, &with(claims, name, value.clone()));
            all.push((format!("{name} {value}"), token));
        }
    }
    for name in claims.as_object().unwrap().keys() {
        all.push((format!("no {name}"), pen.sign(typ, &with(claims, name, Value::Null))));
        let token = pen.sign(typ, &with(claims, name, json!({ "value": claims[name] })));
        all.push((format!("{name} in an object"), token));
    }
    all
}

/// Times that are none, and times that are wrong.
fn times(pen: &Pen, typ: &str, claims: &Value) -> Vec<Forgery> {
    let mut all = Vec::new();
    for name in ["iat", "nbf", "exp"] {
        for value in [
            json!(claims[name].to_string()),
            json!("2030-01-01T00:00:00Z"),
            json!(1.8e9),
            json!(1_800_000_000.5),
            json!(1e300),
            json!(true),
            json!([NOW]),
            json!(u64::MAX),
        ] {
            let token = pen.sign(typ, &with(claims, name, value.clone()));
            all.push((format!("{name} {value}"), token));
        }
    }
    for (name, value) in [
        ("exp", -1),
        ("exp", 0),
        ("exp", NOW - 1000),
        ("exp", i64::MIN),
        ("exp", i64::MAX),
        ("exp", NOW + 100_000),
        ("iat", -1),
        ("nbf", -1),
        ("iat", i64::MIN),
        ("iat", i64::MAX),
        ("iat", NOW + 1000),
        ("nbf", NOW + 1000),
        ("nbf", i64::MAX),
    ] {
        all.push((format!("{name} {value}"), pen.sign(typ, &with(claims, name, json!(value)))));
    }
    // Digits beyond any integer, and JSON that is not JSON.
    let text = claims.to_string();
    let exp = format!("\"exp\":{}", claims["exp"]);
    for other in ["1e9999", "99999999999999999999999999", "NaN", "Infinity", "0x7fffffff", "null"] {
        let spoilt = text.replace(&exp, &format!("\"exp\":{other}"));
        all.push((format!("exp {other}"), pen.sign_text(&pen.header(typ).to_string(), &spoilt)));
    }
    all
}

/// A member twice: which of the two counts depends on who reads.
fn duplicates(pen: &Pen, typ: &str, claims: &Value) -> Vec<Forgery> {
    let header = pen.header(typ).to_string();
    let text = claims.to_string();
    let stranger = SessionHash::of(b"another session");
    let mut all = Vec::new();
    for extra in [
        format!(r#""exp":{}"#, NOW + 9999),
        r#""sub":"0190a5c4-7f3b-7c1d-9e2f-000000000000""#.to_owned(),
        format!(r#""jti":"BBBBBBBBBBBBBBBBBBBBBA","sid":"{stranger}""#),
        format!(r#""aud":{}"#, claims["aud"]),
        r#""\u0069ss":"https://evil.example""#.to_owned(),
    ] {
        let last = format!("{},{extra}}}", text.trim_end_matches('}'));
        let first = format!("{{{extra},{}", text.trim_start_matches('{'));
        all.push((format!("{extra} again at the end"), pen.sign_text(&header, &last)));
        all.push((format!("{extra} again at the start"), pen.sign_text(&header, &first)));
    }
    for extra in [r#""alg":"none""#, r#""alg":"ES256""#, r#""k\u0069d":"x""#] {
        let twice = format!("{},{extra}}}", header.trim_end_matches('}'));
        all.push((format!("{extra} again in the header"), pen.sign_text(&twice, &text)));
    }
    for (name, spoilt) in [
        ("trailing JSON", format!("{text}{{}}")),
        ("an array", format!("[{text}]")),
        ("a byte order mark", format!("\u{feff}{text}")),
        ("single quotes", text.replace('"', "'")),
    ] {
        all.push((format!("claims with {name}"), pen.sign_text(&header, &spoilt)));
    }
    all
}

/// The same token in another form.
fn forms(token: &str) -> Vec<Forgery> {
    let parts: Vec<&str> = token.split('.').collect();
    let [header, claims, signature] = parts[..] else { unreachable!("three segments") };
    let raw = URL_SAFE_NO_PAD.decode(signature).unwrap();
    let zeros = URL_SAFE_NO_PAD.encode([0; 64]);
    let der = [&[0x30, 0x44, 0x02, 0x20], &raw[..32], &[0x02, 0x20], &raw[32..]].concat();
    let mut flipped = raw.clone();
    flipped[63] ^= 1;
    let padded = |part: &str| URL_SAFE.encode(URL_SAFE_NO_PAD.decode(part).unwrap());
    [
        ("padding of the header", format!("{}=.{claims}.{signature}", header)),
        ("padding of the signature", format!("{header}.{claims}.{}", padded(signature))),
        ("double padding", format!("{token}==")),
        ("a stray character", format!("{token}A")),
        ("a fourth segment", format!("{token}.{signature}")),
        ("an empty fourth segment", format!("{token}.")),
        ("an empty first segment", format!(".{token}")),
        ("five segments, as in JWE", format!("{token}.{claims}.{signature}")),
        ("two segments", format!("{header}.{claims}")),
        ("no signature", format!("{header}.{claims}.")),
        ("no claims", format!("{header}..{signature}")),
        ("segments swapped", format!("{claims}.{header}.{signature}")),
        ("a signature of zeros", format!("{header}.{claims}.{zeros}")),
        ("a signature in DER", format!("{header}.{claims}.{}", URL_SAFE_NO_PAD.encode(der))),
        ("a flipped bit", format!("{header}.{claims}.{}", URL_SAFE_NO_PAD.encode(flipped))),
        ("half a signature", format!("{header}.{claims}.{}", URL_SAFE_NO_PAD.encode(&raw[..32]))),
        ("a line break", format!("{token}\n")),
        ("a space", format!("{header}.{claims} .{signature}")),
        ("JSON serialization", json!({ "payload": claims, "signature": signature }).to_string()),
        ("nothing", String::new()),
        ("dots", "..".to_owned()),
        ("5 KiB", format!("{header}.{}.{signature}", "A".repeat(5000))),
    ]
    .into_iter()
    .map(|(name, token)| (name.to_owned(), token))
    .collect()
}

/// The four kinds of keys, as one published set: what an attacker can choose a `kid` from.
pub fn all_uses() -> [KeyUse; 4] {
    [KeyUse::Call, KeyUse::Provision, KeyUse::Ticket, KeyUse::Countersign]
}
