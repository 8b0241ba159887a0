//! A public key, and its form as a JWK (RFC 7517, RFC 7518 §6.2).

use std::fmt;

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use serde::{Deserialize, Serialize, de::IgnoredAny};

use crate::{base64url, error::Error, key_use::KeyUse};

/// Bytes of an uncompressed P-256 point: the tag `4`, then two coordinates of 32 bytes (SEC 1 §2.3.3).
const POINT_BYTES: usize = 65;

/// A P-256 public key for one kind of token. Its id is its RFC 7638 thumbprint.
#[derive(Clone)]
pub struct VerifyingKey {
    key_use: KeyUse,
    kid: String,
    x: String,
    y: String,
    /// Read once, not at each verification.
    parsed: ParsedPublicKey,
}

impl VerifyingKey {
    /// Takes an uncompressed point.
    pub(crate) fn from_point(key_use: KeyUse, point: &[u8]) -> Result<Self, Error> {
        let refused = Error::KeySet("not a point of P-256");
        if point.len() != POINT_BYTES || point.first() != Some(&4) {
            return Err(refused);
        }
        // Refuses points off the curve.
        let parsed =
            ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).map_err(|_| refused.clone())?;
        let coordinates = point.get(1..).unwrap_or_default();
        let (x, y) = coordinates.split_at_checked(32).ok_or(refused)?;
        let (x, y) = (base64url::encode(x), base64url::encode(y));
        Ok(Self { key_use, kid: thumbprint(&x, &y), x, y, parsed })
    }

    /// The RFC 7638 thumbprint (SHA-256, base64url).
    #[must_use]
    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The kind of token the key signs.
    #[must_use]
    pub fn key_use(&self) -> KeyUse {
        self.key_use
    }

    /// Whether `signature` (RFC 7518 §3.4: two integers of 32 bytes) is this key's on `signed`.
    pub(crate) fn verifies(&self, signed: &[u8], signature: &[u8]) -> bool {
        self.parsed.verify_sig(signed, signature).is_ok()
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("VerifyingKey")
            .field("kid", &self.kid)
            .field("use", &self.key_use)
            .finish()
    }
}

/// RFC 7638 §3: the required members in lexicographic order, without white space. The coordinates
/// are base64url and need no escaping.
fn thumbprint(x: &str, y: &str) -> String {
    base64url::sha256(format!(r#"{{"crv":"P-256","kty":"EC","x":"{x}","y":"{y}"}}"#).as_bytes())
}

/// A JWK as it is written and read. Members that are not listed are ignored (RFC 7517 §4).
#[derive(Serialize, Deserialize)]
pub(crate) struct Jwk {
    kty: String,
    crv: String,
    alg: String,
    #[serde(rename = "use")]
    public_key_use: String,
    kid: String,
    tessera_use: KeyUse,
    x: String,
    y: String,
    /// The private half. Only ever looked for, in order to refuse it.
    #[serde(default, skip_serializing)]
    d: Option<IgnoredAny>,
}

impl Jwk {
    /// Refuses every key but P-256 for ES256 signatures whose `kid` is its thumbprint.
    pub(crate) fn into_key(self) -> Result<VerifyingKey, Error> {
        if self.d.is_some() {
            return Err(Error::KeySet("a private key is published"));
        }
        if (self.kty.as_str(), self.crv.as_str()) != ("EC", "P-256") {
            return Err(Error::KeySet("not a P-256 key"));
        }
        if (self.alg.as_str(), self.public_key_use.as_str()) != ("ES256", "sig") {
            return Err(Error::KeySet("not for ES256 signatures"));
        }
        let coordinate = |text: &str| {
            base64url::decode_exact::<32>(text).ok_or(Error::KeySet("malformed coordinate"))
        };
        let point = [&[4][..], &coordinate(&self.x)?, &coordinate(&self.y)?].concat();
        let key = VerifyingKey::from_point(self.tessera_use, &point)?;
        if key.kid != self.kid {
            return Err(Error::KeySet("kid is not the thumbprint"));
        }
        Ok(key)
    }
}

impl From<&VerifyingKey> for Jwk {
    fn from(key: &VerifyingKey) -> Self {
        Self {
            kty: "EC".to_owned(),
            crv: "P-256".to_owned(),
            alg: "ES256".to_owned(),
            public_key_use: "sig".to_owned(),
            kid: key.kid.clone(),
            tessera_use: key.key_use,
            x: key.x.clone(),
            y: key.y.clone(),
            d: None,
        }
    }
}
