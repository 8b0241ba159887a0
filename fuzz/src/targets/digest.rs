//! Digests, in both spellings and in JSON.

use factors::{Digest, GestureDigest};

pub fn take(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    if let Ok(digest) = Digest::from_hex(&text) {
        assert_eq!(digest.to_hex(), text, "one digest has one spelling");
    }
    if let Ok(digest) = Digest::from_base64url(&text) {
        assert_eq!(digest.to_base64url(), text, "one digest has one spelling");
    }
    if let Ok(digest) = serde_json::from_slice::<GestureDigest>(input) {
        let hex = digest.digest().to_hex();
        assert_eq!(serde_json::from_slice::<String>(input).unwrap(), hex);
        assert!(!format!("{digest:?}").contains(&hex), "it never shows");
    }
}

pub fn seeds() -> Vec<Vec<u8>> {
    let digest = Digest::from_bytes([0xab; 32]);
    let (hex, base64) = (digest.to_hex(), digest.to_base64url());
    crate::texts(&[
        &hex,
        &base64,
        &format!("\"{hex}\""),
        &hex.to_uppercase(),
        &format!("{base64}="),
    ])
}
