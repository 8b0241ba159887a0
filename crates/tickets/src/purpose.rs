//! What a ticket is for, in words.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::Error;

/// A sentence that says what the person is about to open: plain text of 1 to 120 characters on one
/// line. It is shown on a page and in a mail next to a code, so that nothing in it may break a
/// line or turn the direction of the text around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Purpose(String);

impl Purpose {
    /// Takes a sentence.
    ///
    /// # Errors
    /// [`Error::Purpose`] when it is empty, longer than 120 characters, begins or ends with white
    /// space, or has control, line-breaking or direction-changing characters.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let length = text.chars().count();
        if !(1..=120).contains(&length) || text.trim() != text || !text.chars().all(is_plain) {
            return Err(Error::Purpose);
        }
        Ok(Self(text.to_owned()))
    }

    /// The sentence.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Neither a control character, nor a line or paragraph separator, nor a bidirectional control
/// (Unicode UAX #9 §2), nor an invisible mark.
fn is_plain(character: char) -> bool {
    !character.is_control()
        && !matches!(
            character,
            '\u{061c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
        )
}

impl TryFrom<String> for Purpose {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        Self::parse(&text)
    }
}

impl From<Purpose> for String {
    fn from(purpose: Purpose) -> Self {
        purpose.0
    }
}

impl fmt::Display for Purpose {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_in_any_script_is_a_purpose() {
        for good in ["Open your bank accounts", "口座を開く", &"x".repeat(120), &"口".repeat(120)]
        {
            assert!(Purpose::parse(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn what_would_disguise_itself_is_refused() {
        let long = "x".repeat(121);
        for bad in ["", " a", "a ", "a\nb", "a\0b", "a\u{202e}b", "a\u{2028}b", "a\u{200b}b", &long]
        {
            assert_eq!(Purpose::parse(bad), Err(Error::Purpose), "{bad:?}");
        }
    }
}
