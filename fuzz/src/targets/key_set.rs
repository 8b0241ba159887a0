//! JWK sets, as another party publishes them.

use tickets::{KeySet, KeyUse};

use crate::forge::pen;

pub fn take(input: &[u8]) {
    let Ok(keys) = KeySet::parse(input) else { return };
    assert!(input.len() <= tickets::JWKS_MAX_BYTES);
    let published = serde_json::to_vec(&keys).expect("a set can be published");
    let text = String::from_utf8_lossy(&published);
    assert!(!text.contains("\"d\""), "no private half");
    let read = KeySet::parse(&published).expect("what is published can be read");
    assert_eq!(serde_json::to_vec(&read).unwrap(), published);
}

pub fn seeds() -> Vec<Vec<u8>> {
    let uses = [KeyUse::Call, KeyUse::Provision, KeyUse::Ticket, KeyUse::Countersign];
    let all: KeySet = uses.map(|key_use| pen(key_use).key.public().clone()).into_iter().collect();
    let one = serde_json::to_string(&pen(KeyUse::Ticket).set()).unwrap();
    let private = one.replacen("{\"kty\"", "{\"d\":\"AAAA\",\"kty\"", 1);
    let twice = one.replacen('[', "[null,", 1);
    vec![
        serde_json::to_vec(&all).unwrap(),
        one.into_bytes(),
        private.into_bytes(),
        twice.into_bytes(),
        b"{\"keys\":[]}".to_vec(),
    ]
}
