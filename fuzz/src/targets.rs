//! The targets, each a module with `take`, which reads bytes, and `seeds`.
#![allow(missing_docs, reason = "they are all alike")]

pub mod account;
pub mod address;
pub mod archive;
pub mod backup;
pub mod caller;
pub mod claims;
pub mod cookies;
pub mod digest;
pub mod gesture;
pub mod key_set;
pub mod password;
pub mod path;
pub mod pattern;
pub mod private_key;
pub mod query;
pub mod record;
pub mod sealed;
pub mod token;
pub mod token_parts;
pub mod username;
