//! One verifier over all three factors.
//!
//! Password, picture and gesture are hashed together, so that nobody, with or without the
//! database, learns which of them was wrong.

use argon2::Params;
use factors::{GestureDigest, ImageDigest};
use subtle::ConstantTimeEq as _;
use zeroize::Zeroizing;

use crate::{
    AccountId, Error, Identity, Password, Result,
    account::KnownAccount,
    hasher::{Cost, Place},
};

/// The version of the input's form; it is the input's first byte.
const VERSION: u8 = 1;
const SALT_BYTES: usize = 16;
const TAG_BYTES: usize = 32;

/// The three factors that are judged together.
#[derive(Debug)]
pub(crate) struct Factors {
    pub password: Password,
    pub image: ImageDigest,
    pub gesture: GestureDigest,
}

impl Factors {
    /// What is hashed: the version, then each part with its length (u64, big-endian).
    fn input(&self) -> Zeroizing<Vec<u8>> {
        let parts: [&[u8]; 3] =
            [self.password.as_bytes(), self.image.as_bytes(), self.gesture.as_bytes()];
        let mut input = Zeroizing::new(vec![VERSION]);
        for part in parts {
            input.extend_from_slice(&(part.len() as u64).to_be_bytes());
            input.extend_from_slice(part);
        }
        input
    }
}

/// A verifier as it is stored: the tag is sealed under the pepper, bound to the account.
#[derive(Clone)]
pub(crate) struct Verifier {
    pub salt: Vec<u8>,
    pub parameters: String,
    pub key: String,
    pub sealed: Vec<u8>,
}

impl Identity {
    /// Computes the verifier of `factors` for `account`.
    pub(crate) async fn make_verifier(
        &self,
        account: &AccountId,
        factors: &Factors,
    ) -> Result<Verifier> {
        let salt = self.entropy.bytes::<SALT_BYTES>();
        let cost = self.hasher.cost().clone();
        let tag = self.hasher.hash(cost.clone(), factors.input(), salt.to_vec()).await?;
        let (key, sealed) = self.keys.peppers.seal(&*self.entropy, account, tag.as_slice())?;
        Ok(Verifier { salt: salt.to_vec(), parameters: cost.to_string(), key, sealed })
    }

    /// Whether `factors` are those of `known`. Where nobody is known the same work is done
    /// against nothing, and the answer is no.
    pub(crate) async fn verify(
        &self,
        known: Option<(&AccountId, &Verifier)>,
        factors: &Factors,
    ) -> Result<bool> {
        self.verify_at(self.hasher.place()?, known, factors).await
    }

    /// The same, for whoever has a place in the queue already.
    pub(crate) async fn verify_at(
        &self,
        place: Place,
        known: Option<(&AccountId, &Verifier)>,
        factors: &Factors,
    ) -> Result<bool> {
        let (cost, salt) = match known {
            Some((_, verifier)) => (verifier.parameters.parse::<Cost>()?, verifier.salt.clone()),
            None => (self.hasher.cost().clone(), vec![0; SALT_BYTES]),
        };
        let tag = self.hasher.hash_at(place, cost, factors.input(), salt).await?;
        let Some((account, verifier)) = known else { return Ok(false) };
        let stored = self.keys.peppers.open(&verifier.key, account, &verifier.sealed)?;
        Ok(tag.as_slice().ct_eq(stored.as_slice()).into())
    }

    /// Computes the verifier anew where what it should cost, or the pepper, has changed since it
    /// was made.
    pub(crate) async fn upgrade_verifier(
        &self,
        account: &KnownAccount,
        factors: &Factors,
    ) -> Result<()> {
        let cost = account.verifier.parameters == self.hasher.cost().to_string();
        if cost && account.verifier.key == self.keys.peppers.current() {
            return Ok(());
        }
        let verifier = self.make_verifier(&account.id, factors).await?;
        sqlx::query(
            "UPDATE accounts SET verifier_salt = $2, verifier_parameters = $3, \
             verifier_key = $4, sealed_verifier = $5 WHERE id = $1 AND sealed_verifier = $6",
        )
        .bind(account.id.to_string())
        .bind(verifier.salt)
        .bind(verifier.parameters)
        .bind(verifier.key)
        .bind(verifier.sealed)
        .bind(account.verifier.sealed.clone())
        .execute(self.database.pool())
        .await?;
        Ok(())
    }

    /// What the site keeps of a picture, so that no two people have the same:
    /// HMAC(key, Argon2id(fingerprint, site)). Comparable, yet no cheap oracle.
    pub(crate) async fn picture_tag(
        &self,
        fingerprint: &factors::ImageFingerprint,
    ) -> Result<Vec<u8>> {
        let input = Zeroizing::new(fingerprint.as_bytes().to_vec());
        let salt = self.keys.pictures.digest(&[b"site salt", self.settings.site.as_bytes()]);
        let salt = salt.as_bytes().iter().copied().take(SALT_BYTES).collect();
        let slow = self.hasher.hash(self.hasher.cost().clone(), input, salt).await?;
        Ok(self.keys.pictures.digest(&[b"picture", slow.as_slice()]).as_bytes().to_vec())
    }
}

/// The parameters of RFC 9106 §3.1 that are stored beside a verifier.
pub(crate) fn parameters(memory_kib: u32, passes: u32, lanes: u32) -> Result<Params> {
    Params::new(memory_kib, passes, lanes, Some(TAG_BYTES)).map_err(|_| Error::Hash)
}

pub(crate) type Tag = Zeroizing<[u8; TAG_BYTES]>;
