//! Challenges: a code was mailed, and its pattern is awaited.
//!
//! A challenge is accepted once, atomically, and only for what it was made for.

mod answer;
mod issue;
mod redeem;
mod view;

use std::{fmt, str::FromStr};

use ambient::Entropy;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

use crate::Identity;

pub(crate) use issue::{CODES_PER, NewChallenge, Owner};
pub(crate) use redeem::Answered;
pub use view::{ChallengeView, MailState};

const ID_BYTES: usize = 16;

/// The name of a challenge: 128 random bits in base64url, 22 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ChallengeId(String);

/// The text is no challenge's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a challenge")]
pub struct ChallengeIdError;

impl ChallengeId {
    pub(crate) fn random(entropy: &dyn Entropy) -> Self {
        Self(URL_SAFE_NO_PAD.encode(entropy.bytes::<ID_BYTES>()))
    }

    /// The 22 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ChallengeId {
    type Err = ChallengeIdError;

    fn from_str(text: &str) -> std::result::Result<Self, ChallengeIdError> {
        match URL_SAFE_NO_PAD.decode(text) {
            Ok(bytes) if bytes.len() == ID_BYTES => Ok(Self(text.to_owned())),
            _ => Err(ChallengeIdError),
        }
    }
}

impl fmt::Display for ChallengeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a challenge is for; each is redeemed by one verb only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Enrol,
    SignIn,
    Unlock,
    Recover,
    Confirm,
    ChangeFactors,
    ChangeEmail,
    NewEmail,
    RecoveryCodes,
    Erase,
}

impl Kind {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Enrol => "enrol",
            Self::SignIn => "sign-in",
            Self::Unlock => "unlock",
            Self::Recover => "recover",
            Self::Confirm => "confirm",
            Self::ChangeFactors => "change-factors",
            Self::ChangeEmail => "change-email",
            Self::NewEmail => "new-email",
            Self::RecoveryCodes => "recovery-codes",
            Self::Erase => "erase",
        }
    }
}

impl Identity {
    /// What a code is stored as: HMAC(key, challenge ‖ code).
    pub(crate) fn code_digest(
        &self,
        id: &ChallengeId,
        pattern: &factors::Pattern,
    ) -> secrets::KeyedDigest {
        self.keys.codes.digest(&[id.as_str().as_bytes(), pattern.to_string().as_bytes()])
    }
}

#[cfg(test)]
mod tests {
    use ambient::SystemEntropy;

    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        let id = ChallengeId::random(&SystemEntropy);
        assert_eq!(id.as_str().len(), 22);
        assert_eq!(id.as_str().parse(), Ok(id));
        for wrong in ["", "abc", "../../etc/passwd______", "AAAAAAAAAAAAAAAAAAAAAAA"] {
            assert_eq!(wrong.parse::<ChallengeId>(), Err(ChallengeIdError), "{wrong}");
        }
    }
}
