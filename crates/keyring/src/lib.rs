//! Signing keys that rotate.
//!
//! Each purpose has a key that is published but does not sign yet (*next*), one that signs
//! (*current*), and for a while those that signed before (*previous*). A verifier that remembers
//! a published set for five minutes therefore always knows the key of a token: it heard of it
//! before the first token, and goes on hearing of it until the last one is dead.
//!
//! The files are the state. `call.pem` is the first key of a purpose, `call.next-<instant>.pem`
//! one that is published since then, `call.<instant>.pem` one that signs since then; the last of
//! those that sign is current, and whoever came before it retired when its successor began.
//! Instants are milliseconds since 1970. A rotation is one rename, so that there is no moment at
//! which a process can be killed between two halves of it.
//!
//! Processes that share the folder take turns with a lock file. A running server holds a
//! [`Keyring`], which signs from memory and calls [`Keyring::keep`] now and then; a command works
//! on [`KeyFiles`].
#![warn(missing_docs)]

mod entry;
mod error;
mod files;
mod instant;
mod lifecycle;
mod lock;
mod name;
mod ring;
mod rotation;
mod schedule;

pub use entry::{Entry, State, Table};
pub use error::Error;
pub use files::KeyFiles;
pub use instant::rfc3339;
pub use ring::Keyring;
pub use rotation::{Cause, Rotation};
pub use schedule::{ACCEPTED_AFTER, KEEP_EVERY, PUBLISHED_AHEAD, Schedule};
