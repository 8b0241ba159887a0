//! Strict base64url without padding (RFC 7515 §2), and SHA-256 in that form.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// Encodes without padding.
pub(crate) fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Decodes; padding, the other alphabet, white space and stray trailing bits are refused, so that
/// each byte string has one spelling only.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Decodes exactly `N` bytes.
pub(crate) fn decode_exact<const N: usize>(text: &str) -> Option<[u8; N]> {
    decode(text)?.try_into().ok()
}

/// SHA-256 of `bytes`, in base64url without padding (43 characters).
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    encode(Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_string_has_one_spelling() {
        assert_eq!(decode("AQ"), Some(vec![1]));
        for bad in ["AR", "AQ==", "AQ=", "A", "A+", "A/", " AQ", "AQ\n", "ÄQ"] {
            assert_eq!(decode(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn agrees_with_fips_180() {
        assert_eq!(sha256(b"abc"), "ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");
    }
}
