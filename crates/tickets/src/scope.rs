//! What a ticket opens.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// More scope tokens than any service needs; it bounds what one ticket can grant.
const MAX_TOKENS: usize = 16;

/// A set of scope tokens, at least one, written with single spaces between them (RFC 6749 §3.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Scope(String);

impl Scope {
    /// Takes a space-delimited set.
    ///
    /// # Errors
    /// [`Error::Scope`] when it is empty, has a token twice, more than 16 tokens, doubled or outer
    /// spaces, or a character that RFC 6749 does not allow.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut seen: Vec<&str> = Vec::new();
        for token in text.split(' ') {
            let well_formed = !token.is_empty() && token.bytes().all(is_scope_char);
            if !well_formed || seen.contains(&token) || seen.len() == MAX_TOKENS {
                return Err(Error::Scope);
            }
            seen.push(token);
        }
        Ok(Self(text.to_owned()))
    }

    /// The tokens, in the order they were written.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ')
    }

    /// Whether `token` is one of the set.
    #[must_use]
    pub fn contains(&self, token: &str) -> bool {
        self.iter().any(|each| each == token)
    }

    /// The set as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// `NQCHAR` of RFC 6749 Appendix A.
fn is_scope_char(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x5b | 0x5d..=0x7e)
}

impl TryFrom<String> for Scope {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        Self::parse(&text)
    }
}

impl From<Scope> for String {
    fn from(scope: Scope) -> Self {
        scope.0
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_a_set_of_tokens() {
        let scope = Scope::parse("records.read records.write").unwrap();
        assert!(scope.contains("records.read") && scope.contains("records.write"));
        assert!(!scope.contains("records") && !scope.contains("records.read records.write"));
        assert_eq!(scope.iter().count(), 2);
    }

    #[test]
    fn anything_else_is_refused() {
        let many = (0..17).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        for bad in ["", " ", "a ", " a", "a  b", "a a", "a\tb", "a\"b", "a\\b", "ä", "a\n", &many]
        {
            assert_eq!(Scope::parse(bad), Err(Error::Scope), "{bad:?}");
        }
    }
}
