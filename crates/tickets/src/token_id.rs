//! The id of one token.

use std::fmt;

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use crate::{base64url, error::Error};

/// `jti`: 128 random bits as 22 characters of base64url. One id has one spelling, so that its text
/// can be a unique key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TokenId(String);

impl TokenId {
    /// Draws a fresh id.
    pub fn draw(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = [0; 16];
        rng.fill_bytes(&mut bytes);
        Self(base64url::encode(bytes))
    }

    /// Takes the text of an id.
    ///
    /// # Errors
    /// [`Error::TokenId`] for anything but 16 bytes in strict base64url.
    pub fn parse(text: &str) -> Result<Self, Error> {
        base64url::decode_exact::<16>(text).map(|_| Self(text.to_owned())).ok_or(Error::TokenId)
    }

    /// The 22 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for TokenId {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        Self::parse(&text)
    }
}

impl From<TokenId> for String {
    fn from(id: TokenId) -> Self {
        id.0
    }
}

impl fmt::Display for TokenId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_exactly_128_bits_in_one_spelling() {
        assert!(TokenId::parse("AAAAAAAAAAAAAAAAAAAAAA").is_ok());
        for bad in
            ["", "AAAAAAAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAAAB", "AAAAAAAAAAAAAAAAAAAAAAA"]
        {
            assert_eq!(TokenId::parse(bad), Err(Error::TokenId), "{bad}");
        }
    }
}
