//! Tokens by their form, before anybody asks who signed them.

use tickets::{Expected, KeyUse, MAX_TOKEN_BYTES, Target, TokenType, Unverified, verify_call};

use crate::forge::{GATEWAY, NOW, SERVICE, claims_of, pen};

pub fn take(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let Ok(token) = Unverified::parse(&text) else { return };
    assert!(text.len() <= MAX_TOKEN_BYTES && text.matches('.').count() == 2);
    assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
    // The seeds were signed by another key, so that nothing here can have been.
    let keys = pen(KeyUse::Call).set();
    assert!(!keys.has(token.kid()));
    let expected = Expected { issuer: GATEWAY, audience: SERVICE, now: NOW, leeway: 5 };
    let target = Target::new("GET", "/records").unwrap();
    assert!(verify_call(&token, &keys, &expected, target).is_err());
}

pub fn seeds() -> Vec<Vec<u8>> {
    let types =
        [TokenType::Call, TokenType::Ticket, TokenType::Provision, TokenType::Countersigned];
    types
        .map(|token_type| {
            let stranger = crate::forge::Pen::new(token_type.key_use());
            stranger.sign(token_type, claims_of(token_type).to_string().as_bytes()).into_bytes()
        })
        .into()
}
