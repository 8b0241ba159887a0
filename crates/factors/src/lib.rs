//! The factors a person signs in with: a picture, a gesture, and a pattern that
//! answers a mailed code.
//!
//! Everything here is a pure function of its input: no clock, no generator, no
//! I/O, so that the browser (WASM) and the server run the same code. The
//! contract other implementations can check themselves against is `vectors/`.
//!
//! | module | what |
//! |---|---|
//! | [`username`] | the canonical name of an account |
//! | [`binding`] | what every digest is bound to: site and username |
//! | [`image`] | digest and fingerprint of a picture's bytes, streamed |
//! | [`gesture`] | raw pointer events to eight symbols, and their digest |
//! | [`pattern`] | the patterned code: geometry, generation, parsing, drawing |
#![warn(missing_docs)]

pub mod binding;
pub mod digest;
pub mod gesture;
pub mod image;
pub mod pattern;
pub mod username;

pub use binding::{Binding, BindingError};
pub use digest::{Digest, DigestError, GestureDigest, ImageDigest, ImageFingerprint};
pub use gesture::{Gesture, GestureError, Recogniser, Symbol};
pub use image::{FingerprintHasher, ImageError, ImageHasher};
pub use pattern::{Pattern, PatternError};
pub use username::{Username, UsernameError};
