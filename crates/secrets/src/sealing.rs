//! Values that only the holder of a key can read or change.

use aead::{Aead as _, Payload};
use ambient::Entropy;
use zeroize::Zeroizing;

use crate::{KEY_BYTES, xchacha::XChaCha20Poly1305};

const NONCE_BYTES: usize = 24;

/// A sealed value could not be opened: another key, another purpose, or altered bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value does not open under this key")]
pub struct SealError;

/// A key that seals values with XChaCha20-Poly1305
/// (draft-irtf-cfrg-xchacha-03; RFC 8439 for the AEAD).
///
/// A sealed value is `nonce (24 bytes) ‖ ciphertext ‖ tag (16 bytes)`; the nonce is random, which
/// 192 bits allow without counting.
pub struct SealingKey {
    pub(crate) cipher: XChaCha20Poly1305,
}

impl SealingKey {
    /// The key with these bytes.
    pub fn new(key: &[u8; KEY_BYTES]) -> Self {
        Self { cipher: XChaCha20Poly1305::new(key) }
    }

    /// Seals `plain`, bound to `context`: it opens only under the same context.
    ///
    /// # Errors
    /// [`SealError`] where `plain` is longer than the cipher takes (256 GiB).
    pub fn seal(
        &self,
        entropy: &dyn Entropy,
        context: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        let nonce = entropy.bytes::<NONCE_BYTES>();
        let payload = Payload { msg: plain, aad: context };
        let sealed = self.cipher.encrypt(&nonce.into(), payload).map_err(|_| SealError)?;
        let mut value = Vec::with_capacity(NONCE_BYTES + sealed.len());
        value.extend_from_slice(&nonce);
        value.extend_from_slice(&sealed);
        Ok(value)
    }

    /// Opens what [`SealingKey::seal`] made under the same `context`.
    ///
    /// # Errors
    /// [`SealError`], the same whatever was wrong.
    pub fn open(&self, context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, SealError> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_BYTES>().ok_or(SealError)?;
        let payload = Payload { msg: sealed, aad: context };
        self.cipher.decrypt(&(*nonce).into(), payload).map(Zeroizing::new).map_err(|_| SealError)
    }
}

#[cfg(test)]
mod tests {
    use ambient::SystemEntropy;

    use super::*;

    #[test]
    fn a_value_opens_under_its_key_and_context_only() {
        let key = SealingKey::new(&[7; KEY_BYTES]);
        let sealed = key.seal(&SystemEntropy, b"account 1", b"value").unwrap();
        assert_eq!(key.open(b"account 1", &sealed).unwrap().as_slice(), b"value");
        assert_eq!(key.open(b"account 2", &sealed), Err(SealError));
        assert_eq!(SealingKey::new(&[8; KEY_BYTES]).open(b"account 1", &sealed), Err(SealError));
    }

    #[test]
    fn any_altered_or_missing_byte_is_noticed() {
        let key = SealingKey::new(&[7; KEY_BYTES]);
        let sealed = key.seal(&SystemEntropy, b"", b"value").unwrap();
        for position in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[position] ^= 1;
            assert_eq!(key.open(b"", &altered), Err(SealError));
            assert_eq!(key.open(b"", &sealed[..position]), Err(SealError));
        }
    }
}
