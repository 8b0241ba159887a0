//! The public keys of one party.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};

use crate::{
    error::Error,
    jwk::{Jwk, VerifyingKey},
    jwks_client::JWKS_MAX_BYTES,
    key_use::KeyUse,
};

/// Four purposes, each with a next, a current and a previous key, and room to spare.
const MAX_KEYS: usize = 32;

/// The public keys of one party, found by `kid`. Serializes as a JWK set (RFC 7517 §5).
#[derive(Clone, Debug, Default)]
pub struct KeySet {
    keys: BTreeMap<String, VerifyingKey>,
}

#[derive(Serialize, Deserialize)]
struct JwkSet {
    keys: Vec<Jwk>,
}

impl KeySet {
    /// Reads a published JWK set.
    ///
    /// One key of another form refuses the whole set: a party that pins an issuer should hear at
    /// once that it publishes something it must not.
    ///
    /// # Errors
    /// [`Error::KeySet`] with what is wrong: more than 64 KiB, not a JWK set, more than 32 keys, a
    /// `kid` twice, or a key that is not EC P-256, `ES256`, `sig`, with its thumbprint as `kid` and
    /// a `tessera_use`.
    pub fn parse(json: &[u8]) -> Result<Self, Error> {
        if json.len() > JWKS_MAX_BYTES {
            return Err(Error::KeySet("longer than 64 KiB"));
        }
        let set: JwkSet =
            serde_json::from_slice(json).map_err(|_| Error::KeySet("not a JWK set of EC keys"))?;
        if set.keys.len() > MAX_KEYS {
            return Err(Error::KeySet("more than 32 keys"));
        }
        let mut keys = BTreeMap::new();
        for jwk in set.keys {
            let key = jwk.into_key()?;
            if keys.insert(key.kid().to_owned(), key).is_some() {
                return Err(Error::KeySet("a kid twice"));
            }
        }
        Ok(Self { keys })
    }

    /// The key that a token names, if it is for that kind of token.
    pub(crate) fn key(&self, kid: &str, key_use: KeyUse) -> Result<&VerifyingKey, Error> {
        let key = self.keys.get(kid).ok_or(Error::UnknownKey)?;
        if key.key_use() == key_use { Ok(key) } else { Err(Error::KeyUse) }
    }

    /// Whether a key with this id is in the set.
    #[must_use]
    pub fn has(&self, kid: &str) -> bool {
        self.keys.contains_key(kid)
    }
}

impl FromIterator<VerifyingKey> for KeySet {
    fn from_iter<I: IntoIterator<Item = VerifyingKey>>(keys: I) -> Self {
        Self { keys: keys.into_iter().map(|key| (key.kid().to_owned(), key)).collect() }
    }
}

impl Serialize for KeySet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        JwkSet { keys: self.keys.values().map(Jwk::from).collect() }.serialize(serializer)
    }
}
