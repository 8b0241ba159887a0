//! Digests that only the holder of a key can compute.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

use crate::KEY_BYTES;

/// HMAC-SHA-256 (RFC 2104) of some parts under a key.
///
/// Comparing two takes the same time wherever they differ.
#[derive(Clone, Copy)]
pub struct KeyedDigest([u8; 32]);

impl KeyedDigest {
    /// The 32 bytes, to store.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Whether these are the `stored` bytes, in constant time.
    pub fn matches(&self, stored: &[u8]) -> bool {
        self.0.as_slice().ct_eq(stored).into()
    }
}

/// A key for [`KeyedDigest`]s.
pub struct MacKey {
    keyed: Hmac<Sha256>,
}

impl MacKey {
    /// The key with these bytes.
    pub fn new(key: &[u8; KEY_BYTES]) -> Self {
        Self { keyed: Hmac::new(&hmac::digest::Key::<Hmac<Sha256>>::from(padded(key))) }
    }

    /// A key of its own for `purpose`, derived from this one: one file can serve many purposes.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> [u8; KEY_BYTES] {
        self.digest(&[b"derive", purpose.as_bytes()]).0
    }

    /// The digest of `parts`, each with its length, so that no two lists of parts meet.
    pub fn digest(&self, parts: &[&[u8]]) -> KeyedDigest {
        let mut mac = self.keyed.clone();
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        KeyedDigest(mac.finalize().into_bytes().into())
    }
}

/// RFC 2104 §2: a key shorter than the block is padded with zeros.
fn padded(key: &[u8; KEY_BYTES]) -> [u8; 64] {
    let mut block = [0; 64];
    for (to, from) in block.iter_mut().zip(key) {
        *to = *from;
    }
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_together() {
        let key = MacKey::new(&[1; KEY_BYTES]);
        let one = key.digest(&[b"ab", b"c"]);
        assert!(one.matches(key.digest(&[b"ab", b"c"]).as_bytes()));
        assert!(!one.matches(key.digest(&[b"a", b"bc"]).as_bytes()));
        assert!(!one.matches(b""));
    }

    #[test]
    fn derived_keys_differ_by_purpose_and_root() {
        let key = MacKey::new(&[1; KEY_BYTES]);
        assert_ne!(key.derive("codes"), key.derive("mail"));
        assert_ne!(key.derive("codes"), MacKey::new(&[2; KEY_BYTES]).derive("codes"));
    }

    /// RFC 4231 §4.2 uses a 20-byte key, so the construction is checked against the library's
    /// own treatment of a 32-byte one.
    #[test]
    fn the_padding_is_that_of_the_standard() {
        let ours = MacKey::new(&[9; KEY_BYTES]).digest(&[b"x"]);
        let mut theirs = Hmac::<Sha256>::new_from_slice(&[9; KEY_BYTES]).unwrap();
        theirs.update(&1u64.to_be_bytes());
        theirs.update(b"x");
        assert!(ours.matches(theirs.finalize().into_bytes().as_slice()));
    }
}
