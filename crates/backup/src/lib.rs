//! Backups of one program: its database and its keys in one encrypted file, and back again; and
//! the way of its rows from one database to another.
//!
//! [`create`] writes an archive beside a running server, which notices nothing: all rows are those
//! of one instant. [`verify`] reads a whole archive and checks all of it; only what it returns,
//! [`Verified`], can be restored. [`transfer`] copies every row to an empty database. Which tables
//! there are is asked of the database itself, so that no migration is forgotten here. What
//! operators say to both programs is in [`command`].
#![warn(missing_docs)]

mod archive;
mod cell;
pub mod command;
mod create;
mod error;
mod keepsake;
mod key;
mod manifest;
mod output;
mod report;
mod restore;
mod rows;
mod schema;
#[cfg(feature = "testing")]
pub mod testing;
mod transfer;
mod verify;

pub use create::{Source, create};
pub use error::{Error, Result};
pub use keepsake::{Keepsake, Placing};
pub use key::{Identities, Recipients, new_key};
pub use manifest::Manifest;
pub use output::Output;
pub use report::Report;
pub use transfer::transfer;
pub use verify::{Verified, verify};
