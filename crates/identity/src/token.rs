//! Tokens that prove by being known: 256 random bits, of which only the SHA-256 is stored.

use ambient::Entropy;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

/// 256 random bits. They never show in `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Token([u8; 32]);

impl Token {
    pub(crate) fn random(entropy: &dyn Entropy) -> Self {
        Self(entropy.bytes())
    }

    /// base64url, 43 characters.
    pub(crate) fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    pub(crate) fn read(text: &str) -> Option<Self> {
        URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok().map(Self)
    }

    /// What is stored.
    pub(crate) fn digest(&self) -> Vec<u8> {
        Sha256::digest(self.0).to_vec()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use ambient::SystemEntropy;

    use super::*;

    #[test]
    fn a_token_is_read_as_it_is_revealed_and_never_shows() {
        let token = Token::random(&SystemEntropy);
        let text = token.reveal();
        assert_eq!(text.len(), 43);
        assert_eq!(Token::read(&text), Some(token.clone()));
        assert_eq!(format!("{token:?}"), "Token(redacted)");
        for wrong in ["", "abc", &text[1..], &format!("{text}A")] {
            assert_eq!(Token::read(wrong), None, "{wrong}");
        }
    }
}
