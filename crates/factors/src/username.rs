//! The canonical name of an account, the same in the browser and on the server.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Fewest characters of a username.
pub const MIN_LENGTH: usize = 3;
/// Most characters of a username.
pub const MAX_LENGTH: usize = 32;

/// A username in its one canonical spelling: 3 to 32 characters of
/// `a-z 0-9 . _ -`.
///
/// `Ada` and `ada` parse to the same value, so that neither a digest nor a
/// throttle can depend on how a name was typed. Spaces around it, which
/// keyboards and managers like to add, are dropped; letters beyond ASCII are
/// refused instead of folded, since their folding differs between systems.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Username(String);

/// Why a text is no username.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UsernameError {
    /// Fewer than [`MIN_LENGTH`] characters.
    #[error("a username has at least {MIN_LENGTH} characters")]
    TooShort,
    /// More than [`MAX_LENGTH`] characters.
    #[error("a username has at most {MAX_LENGTH} characters")]
    TooLong,
    /// Something other than a letter, a digit, a dot, a dash or an underscore.
    #[error("a username has only letters a to z, digits, dots, dashes and underscores")]
    Character,
}

impl Username {
    /// The canonical spelling.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Username {
    type Err = UsernameError;

    fn from_str(text: &str) -> Result<Self, UsernameError> {
        let name = text.trim().to_ascii_lowercase();
        let allowed =
            |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
        if !name.chars().all(allowed) {
            return Err(UsernameError::Character);
        }
        match name.len() {
            ..MIN_LENGTH => Err(UsernameError::TooShort),
            MIN_LENGTH..=MAX_LENGTH => Ok(Self(name)),
            _ => Err(UsernameError::TooLong),
        }
    }
}

impl TryFrom<String> for Username {
    type Error = UsernameError;

    fn try_from(text: String) -> Result<Self, UsernameError> {
        text.parse()
    }
}

impl From<Username> for String {
    fn from(name: Username) -> Self {
        name.0
    }
}

impl AsRef<str> for Username {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<String, UsernameError> {
        text.parse::<Username>().map(String::from)
    }

    #[test]
    fn spellings_of_one_name_are_one_username() {
        for text in ["ada", "Ada", "ADA", " ada\n"] {
            assert_eq!(parse(text), Ok("ada".to_owned()), "{text:?}");
        }
    }

    #[test]
    fn the_shortest_and_the_longest_name_are_taken() {
        assert!(parse("a-1").is_ok());
        assert!(parse(&"x".repeat(MAX_LENGTH)).is_ok());
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        assert_eq!(parse("ab"), Err(UsernameError::TooShort));
        assert_eq!(parse(""), Err(UsernameError::TooShort));
        assert_eq!(parse(&"x".repeat(MAX_LENGTH + 1)), Err(UsernameError::TooLong));
        // The Kelvin sign folds to `k` in Unicode, and must not here.
        for text in ["ada lovelace", "ad@", "adé", "\u{212A}ate", "a\0da"] {
            assert_eq!(parse(text), Err(UsernameError::Character), "{text:?}");
        }
    }
}
