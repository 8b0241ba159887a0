//! Key sets, as another party publishes them.

use serde_json::{Value, json};
use tickets::{Error, KeySet, KeyUse, SigningKey};

use super::forge::with;

fn published() -> Value {
    let key = SigningKey::generate(KeyUse::Call).unwrap();
    serde_json::to_value(KeySet::from_iter([key.public().clone()])).unwrap()
}

fn parse(set: &Value) -> Result<(), Error> {
    KeySet::parse(set.to_string().as_bytes()).map(|_| ())
}

fn parse_with(name: &str, value: Value) -> Result<(), Error> {
    parse(&json!({ "keys": [with(&published()["keys"][0], name, value)] }))
}

#[test]
fn what_is_published_is_read() {
    let set = published();
    assert_eq!(parse(&set), Ok(()));
    let members: Vec<&String> = set["keys"][0].as_object().unwrap().keys().collect();
    assert_eq!(members, ["alg", "crv", "kid", "kty", "tessera_use", "use", "x", "y"]);
    assert_eq!(parse(&json!({ "keys": [] })), Ok(()));
    assert_eq!(parse_with("nbf", json!(1)), Ok(()), "unknown members are ignored");
}

#[test]
fn every_other_kind_of_key_is_refused() {
    for (name, value) in [
        ("kty", json!("RSA")),
        ("kty", json!("oct")),
        ("crv", json!("P-384")),
        ("crv", json!("secp256k1")),
        ("alg", json!("ES384")),
        ("alg", json!("none")),
        ("use", json!("enc")),
        ("tessera_use", json!("anything")),
        ("d", json!("AAAA")),
        ("x", json!("AAAA")),
        ("x", json!("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")),
        ("kid", json!("another")),
    ] {
        let refused = parse_with(name, value.clone());
        assert!(matches!(refused, Err(Error::KeySet(_))), "{name} {value}: {refused:?}");
    }
    for name in ["kty", "crv", "alg", "use", "kid", "tessera_use", "x", "y"] {
        assert!(matches!(parse_with(name, Value::Null), Err(Error::KeySet(_))), "{name}");
    }
}

#[test]
fn a_set_is_small_and_names_each_key_once() {
    let key = &published()["keys"][0];
    assert_eq!(parse(&json!({ "keys": [key, key] })), Err(Error::KeySet("a kid twice")));
    let many: Vec<Value> = (0..33).map(|_| published()["keys"][0].clone()).collect();
    assert_eq!(parse(&json!({ "keys": many })), Err(Error::KeySet("more than 32 keys")));
    let long = json!({ "keys": [key], "pad": "x".repeat(64 * 1024) });
    assert_eq!(parse(&long), Err(Error::KeySet("longer than 64 KiB")));
    for bad in ["", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[],\"keys\":[]}"] {
        assert!(matches!(KeySet::parse(bad.as_bytes()), Err(Error::KeySet(_))), "{bad}");
    }
}
