//! Secrets at rest: key files that only their owner can read, sealed values, keyed digests.
//!
//! The gateway and the vault both need these, and each has its own keys; neither knows the
//! other's.

mod draft;
mod file;
mod keyed_digest;
mod sealing;
mod stream;
mod xchacha;

pub use draft::{open_draft, refuse_shared_draft};
pub use file::{SecretFile, SecretFileError, hand_over};
pub use keyed_digest::{KeyedDigest, MacKey};
pub use sealing::{SealError, SealingKey};
pub use stream::{PIECE_OVERHEAD, STREAM_PREFIX_BYTES, StreamOpener, StreamSealer};

/// Bytes of a symmetric key.
pub const KEY_BYTES: usize = 32;
