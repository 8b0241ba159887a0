//! The vault: a service behind the second lock that keeps bank accounts, identity
//! documents, cards, notes and files.
//!
//! It speaks with one gateway. Every request must be a call that this gateway signed; reading or
//! changing records also takes a grant, which only a countersigned ticket of the vault's own gives.
//! Records are sealed under a key of their account, and that key under a master key that is not
//! in the database.

mod access;
mod account;
pub mod archive;
mod attachment;
mod audit;
pub mod backup;
mod data_key;
mod error;
mod examine;
mod file;
mod grant;
mod history;
mod keys;
mod problem;
mod record;
mod routes;
mod schema;
mod scope;
mod settings;
mod spent;
mod start;
#[cfg(feature = "testing")]
pub mod testing;
mod unlocked;
mod vault;

pub use examine::examine;
pub use routes::router;
pub use settings::Settings;
pub use start::StartError;
pub use vault::Vault;
