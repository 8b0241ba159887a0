//! The name under which a service knows a session.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{base64url, error::Error};

/// `sid`: base64url(SHA-256(session id)), 43 characters. A service can tell sessions apart by it
/// and cannot use one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SessionHash(String);

impl SessionHash {
    /// Hashes the session id.
    #[must_use]
    pub fn of(session_id: &[u8]) -> Self {
        Self(base64url::sha256(session_id))
    }

    /// Takes the text of a hash.
    ///
    /// # Errors
    /// [`Error::Session`] for anything but 32 bytes in strict base64url.
    pub fn parse(text: &str) -> Result<Self, Error> {
        base64url::decode_exact::<32>(text).map(|_| Self(text.to_owned())).ok_or(Error::Session)
    }

    /// The 43 characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SessionHash {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        Self::parse(&text)
    }
}

impl From<SessionHash> for String {
    fn from(hash: SessionHash) -> Self {
        hash.0
    }
}

impl fmt::Display for SessionHash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
