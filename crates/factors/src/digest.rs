//! Digests: 32 bytes that stand for a factor.
//!
//! A digest is a credential. It never shows in `Debug`, so that it can't slip
//! into a log; it is shown only by the methods that say so.

mod encoding;

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A SHA-256 value.
///
/// In serde it is 64 lowercase hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Digest([u8; Digest::LENGTH]);

/// Why a text is no digest. Says nothing of the text itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DigestError {
    /// Not 64 lowercase hex digits.
    #[error("not 64 lowercase hex digits")]
    Hex,
    /// Not 43 characters of base64url without padding.
    #[error("not 43 characters of base64url without padding")]
    Base64Url,
}

impl Digest {
    /// Length in bytes.
    pub const LENGTH: usize = 32;

    /// The digest made of these bytes.
    pub const fn from_bytes(bytes: [u8; Self::LENGTH]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn as_bytes(&self) -> &[u8; Self::LENGTH] {
        &self.0
    }

    /// 64 lowercase hex digits.
    pub fn to_hex(&self) -> String {
        encoding::to_hex(&self.0)
    }

    /// Reads 64 lowercase hex digits.
    ///
    /// # Errors
    /// [`DigestError::Hex`] for anything else, uppercase digits included: one
    /// digest has one spelling.
    pub fn from_hex(text: &str) -> Result<Self, DigestError> {
        encoding::from_hex(text).map(Self).ok_or(DigestError::Hex)
    }

    /// 43 characters of base64url without padding (RFC 4648, section 5).
    pub fn to_base64url(&self) -> String {
        encoding::to_base64url(&self.0)
    }

    /// Reads 43 characters of base64url without padding (RFC 4648, section 5).
    ///
    /// # Errors
    /// [`DigestError::Base64Url`] for anything else.
    pub fn from_base64url(text: &str) -> Result<Self, DigestError> {
        encoding::from_base64url(text).map(Self).ok_or(DigestError::Base64Url)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digest(redacted)")
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_hex())
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::from_hex(&text).map_err(serde::de::Error::custom)
    }
}

/// Defines a digest with a meaning, so that one can't be passed for another.
macro_rules! meaning {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Digest);

        impl $name {
            /// The 32 bytes.
            pub const fn as_bytes(&self) -> &[u8; Digest::LENGTH] {
                self.0.as_bytes()
            }

            /// The digest without its meaning.
            pub const fn digest(&self) -> Digest {
                self.0
            }
        }

        impl From<Digest> for $name {
            fn from(digest: Digest) -> Self {
                Self(digest)
            }
        }

        impl From<sha2::Sha256> for $name {
            fn from(sha: sha2::Sha256) -> Self {
                Self(Digest(sha2::Digest::finalize(sha).into()))
            }
        }
    };
}

meaning!(
    /// A picture's bytes, bound to site and username. Label `tessera/image/v1`.
    ImageDigest
);
meaning!(
    /// A picture's bytes, bound to the site only, by which the site can tell
    /// that a picture is taken. Label `tessera/image-fingerprint/v1`.
    ImageFingerprint
);
meaning!(
    /// A gesture, bound to site and username. Label `tessera/gesture/v1`.
    GestureDigest
);

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: Digest = Digest([0xAB; 32]);

    #[test]
    fn both_spellings_come_back() {
        assert_eq!(Digest::from_hex(&SAMPLE.to_hex()), Ok(SAMPLE));
        assert_eq!(Digest::from_base64url(&SAMPLE.to_base64url()), Ok(SAMPLE));
        assert_eq!(SAMPLE.to_base64url().len(), 43);
    }

    #[test]
    fn only_the_canonical_spelling_is_read() {
        let hex = SAMPLE.to_hex();
        for wrong in [hex.to_uppercase(), hex.replace("ab", "é"), format!("{hex}0"), String::new()]
        {
            assert_eq!(Digest::from_hex(&wrong), Err(DigestError::Hex), "{wrong}");
        }
        let base64 = SAMPLE.to_base64url();
        for wrong in [format!("{base64}="), base64.replace('q', "+"), String::new()] {
            assert_eq!(Digest::from_base64url(&wrong), Err(DigestError::Base64Url), "{wrong}");
        }
    }

    #[test]
    fn nothing_shows_in_debug() {
        let shown = format!("{SAMPLE:?} {:?}", ImageDigest::from(SAMPLE));
        assert!(!shown.to_lowercase().contains("abab"), "{shown}");
    }

    #[test]
    fn json_is_hex() {
        let json = serde_json::to_string(&GestureDigest::from(SAMPLE)).unwrap();
        assert_eq!(json, format!("\"{}\"", SAMPLE.to_hex()));
        assert_eq!(serde_json::from_str::<GestureDigest>(&json).unwrap().digest(), SAMPLE);
        assert!(serde_json::from_str::<GestureDigest>("\"AB\"").is_err());
    }
}
