//! Long values, sealed piece by piece.

use aead_stream::{DecryptorBE32, EncryptorBE32};
use ambient::Entropy;

use crate::{SealError, SealingKey, xchacha::XChaCha20Poly1305};

/// Bytes of what a stream begins with, which are not secret.
pub const STREAM_PREFIX_BYTES: usize = 19;

/// What the bytes of a piece grow by when it is sealed.
pub const PIECE_OVERHEAD: usize = 16;

/// Seals a value piece by piece with the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár:
/// "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", 2015, §7) over
/// XChaCha20-Poly1305. The nonce of each piece is a random prefix, the number of the piece and
/// whether it is the last: a piece opens in its place only, and a value that was cut short does
/// not end.
pub struct StreamSealer {
    stream: EncryptorBE32<XChaCha20Poly1305>,
    context: Vec<u8>,
}

impl StreamSealer {
    /// Seals the next piece, of which the last is still to come.
    ///
    /// # Errors
    /// [`SealError`] after 2³² − 1 pieces.
    pub fn seal(&mut self, mut piece: Vec<u8>) -> Result<Vec<u8>, SealError> {
        let sealed = self.stream.encrypt_next_in_place(&self.context, &mut piece);
        sealed.map(|()| piece).map_err(|_| SealError)
    }

    /// Seals the last piece, which may be empty.
    ///
    /// # Errors
    /// [`SealError`] where the piece is longer than the cipher takes.
    pub fn seal_last(self, mut piece: Vec<u8>) -> Result<Vec<u8>, SealError> {
        let sealed = self.stream.encrypt_last_in_place(&self.context, &mut piece);
        sealed.map(|()| piece).map_err(|_| SealError)
    }
}

/// Opens what a [`StreamSealer`] sealed, in the same order.
pub struct StreamOpener {
    stream: DecryptorBE32<XChaCha20Poly1305>,
    context: Vec<u8>,
}

impl StreamOpener {
    /// Opens the next piece, of which the last is still to come.
    ///
    /// # Errors
    /// [`SealError`] where this is not that piece, whatever was wrong.
    pub fn open(&mut self, mut piece: Vec<u8>) -> Result<Vec<u8>, SealError> {
        let opened = self.stream.decrypt_next_in_place(&self.context, &mut piece);
        opened.map(|()| piece).map_err(|_| SealError)
    }

    /// Opens the last piece.
    ///
    /// # Errors
    /// [`SealError`] where this is not that piece, or not the last.
    pub fn open_last(self, mut piece: Vec<u8>) -> Result<Vec<u8>, SealError> {
        let opened = self.stream.decrypt_last_in_place(&self.context, &mut piece);
        opened.map(|()| piece).map_err(|_| SealError)
    }
}

impl SealingKey {
    /// Begins to seal a long value, bound to `context`. The prefix is to be kept with it.
    pub fn stream_sealer(
        &self,
        entropy: &dyn Entropy,
        context: Vec<u8>,
    ) -> ([u8; STREAM_PREFIX_BYTES], StreamSealer) {
        let prefix = entropy.bytes::<STREAM_PREFIX_BYTES>();
        let stream = EncryptorBE32::from_aead(self.cipher.clone(), &prefix.into());
        (prefix, StreamSealer { stream, context })
    }

    /// Begins to open a long value that was sealed with this prefix and context.
    pub fn stream_opener(
        &self,
        prefix: [u8; STREAM_PREFIX_BYTES],
        context: Vec<u8>,
    ) -> StreamOpener {
        let stream = DecryptorBE32::from_aead(self.cipher.clone(), &prefix.into());
        StreamOpener { stream, context }
    }
}

#[cfg(test)]
mod tests {
    use ambient::SystemEntropy;

    use super::*;
    use crate::KEY_BYTES;

    fn key() -> SealingKey {
        SealingKey::new(&[7; KEY_BYTES])
    }

    /// Two pieces and the last, and how to begin to open them.
    fn sealed() -> ([Vec<u8>; 3], impl Fn(&str) -> StreamOpener) {
        let (prefix, mut sealer) = key().stream_sealer(&SystemEntropy, b"file".to_vec());
        let [one, two] = [1, 2].map(|byte| sealer.seal(vec![byte; 64]).unwrap());
        let last = sealer.seal_last(vec![3]).unwrap();
        let opener = move |context: &str| key().stream_opener(prefix, context.as_bytes().to_vec());
        ([one, two, last], opener)
    }

    #[test]
    fn pieces_open_in_their_order() {
        let ([one, two, last], begin) = sealed();
        assert_eq!(one.len(), 64 + PIECE_OVERHEAD);
        let mut opener = begin("file");
        assert_eq!(opener.open(one), Ok(vec![1; 64]));
        assert_eq!(opener.open(two), Ok(vec![2; 64]));
        assert_eq!(opener.open_last(last), Ok(vec![3]));
    }

    #[test]
    fn an_empty_value_has_a_last_piece() {
        let (prefix, sealer) = key().stream_sealer(&SystemEntropy, Vec::new());
        let last = sealer.seal_last(Vec::new()).unwrap();
        assert_eq!(key().stream_opener(prefix, Vec::new()).open_last(last), Ok(Vec::new()));
    }

    #[test]
    fn pieces_that_are_missing_swapped_altered_or_elsewhere_are_noticed() {
        let ([one, two, last], begin) = sealed();
        assert!(begin("file").open(two.clone()).is_err(), "the second first");
        assert!(begin("file").open(last.clone()).is_err(), "the last as another");
        assert!(begin("file").open_last(one.clone()).is_err(), "cut short");
        assert!(begin("another").open(one.clone()).is_err(), "another file");
        let mut opener = begin("file");
        opener.open(one.clone()).unwrap();
        assert!(opener.open(one.clone()).is_err(), "repeated");
        assert!(opener.open_last(last).is_err(), "one is missing");
        let (other, _) = key().stream_sealer(&SystemEntropy, Vec::new());
        assert!(key().stream_opener(other, b"file".to_vec()).open(one.clone()).is_err());
        let mut altered = one;
        altered[0] ^= 1;
        assert!(begin("file").open(altered).is_err());
    }
}
