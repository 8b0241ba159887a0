//! The name of an account between the parties.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::Error;

/// An account: a UUID (RFC 9562), opaque, in its canonical lower-case form with hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccountId(Uuid);

impl AccountId {
    /// Takes an id that is already a UUID.
    #[must_use]
    pub fn new(id: Uuid) -> Self {
        Self(id)
    }

    /// The id as a UUID.
    #[must_use]
    pub fn uuid(self) -> Uuid {
        self.0
    }
}

impl FromStr for AccountId {
    type Err = Error;

    /// Refuses the other spellings of a UUID, so that equal accounts have equal texts.
    fn from_str(text: &str) -> Result<Self, Error> {
        let id = Uuid::try_parse(text).map_err(|_| Error::AccountId)?;
        let mut canonical = Uuid::encode_buffer();
        if id.hyphenated().encode_lower(&mut canonical) != text {
            return Err(Error::AccountId);
        }
        Ok(Self(id))
    }
}

impl TryFrom<String> for AccountId {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<AccountId> for String {
    fn from(id: AccountId) -> Self {
        id.to_string()
    }
}

impl fmt::Display for AccountId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.hyphenated().fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_canonical_spelling_is_an_account() {
        let canonical = "0190a5c4-7f3b-7c1d-9e2f-3a4b5c6d7e8f";
        assert_eq!(canonical.parse::<AccountId>().unwrap().to_string(), canonical);
        for bad in [
            "0190A5C4-7F3B-7C1D-9E2F-3A4B5C6D7E8F",
            "0190a5c47f3b7c1d9e2f3a4b5c6d7e8f",
            "{0190a5c4-7f3b-7c1d-9e2f-3a4b5c6d7e8f}",
            "urn:uuid:0190a5c4-7f3b-7c1d-9e2f-3a4b5c6d7e8f",
            "gateway",
            "",
        ] {
            assert_eq!(bad.parse::<AccountId>(), Err(Error::AccountId), "{bad}");
        }
    }
}
