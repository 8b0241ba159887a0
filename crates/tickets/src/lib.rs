//! The second lock on the wire.
//!
//! A gateway signs every **call** it makes to a service on behalf of a person. A service that wants
//! a fresh proof of that person answers with a **ticket** it signed itself; the gateway asks the
//! person, and **countersigns** the ticket; the service checks both signatures and opens.
//! Accounts come and go by **provision** calls, under a key of their own.
//!
//! Every token is a compact JWS (RFC 7515) under ES256 with claims of RFC 7519, held to the advice
//! of RFC 8725. A token is first taken apart by [`Unverified::parse`], which refuses everything
//! that is not of this exact form, and becomes one of [`VerifiedCall`], [`VerifiedProvision`],
//! [`VerifiedTicket`] or [`VerifiedCountersigned`] only by the check of that name. These types
//! have no other constructor, so that a function that takes one cannot be reached unchecked.
//!
//! Time is a parameter, in whole seconds since 1970 (RFC 7519 §2, `NumericDate`), and so is
//! randomness.
//!
//! # By hand
//! Whatever framework a service is written in, a call is verified in three steps: the keys that
//! the gateway publishes, what the service expects, and the request that the token came with.
//!
//! ```
//! use tickets::{Error, Expected, KeySet, LEEWAY, Target, Unverified, VerifiedCall, verify_call};
//!
//! fn caller(
//!     token: &str,
//!     (method, path_with_query): (&str, &str),
//!     gateway_keys: &KeySet,
//!     now: i64,
//! ) -> Result<VerifiedCall, Error> {
//!     let expected = Expected {
//!         issuer: "https://id.example",
//!         audience: "http://127.0.0.1:5100",
//!         now,
//!         leeway: LEEWAY,
//!     };
//!     let target = Target::new(method, path_with_query)?;
//!     verify_call(&Unverified::parse(token)?, gateway_keys, &expected, target)
//! }
//!
//! let nobody = caller("a.b.c", ("GET", "/"), &KeySet::default(), 1_800_000_000);
//! assert!(nobody.is_err());
//! ```
//!
//! A [`KeySource`] fetches and remembers the keys. [`issue_ticket`] makes a ticket, and
//! [`verify_countersigned`] checks it when it comes back; a [`Store`] then sees that it counts
//! once.
#![cfg_attr(feature = "axum", doc = include_str!("lock/example.md"))]
#![cfg_attr(not(feature = "axum"), doc = "\nThe feature `axum` does all of it for axum services.")]
#![warn(missing_docs)]

mod account_id;
mod base64url;
mod call;
mod countersigned;
mod error;
mod jwk;
mod jwks_client;
mod key_set;
mod key_source;
mod key_use;
#[cfg(feature = "axum")]
mod lock;
mod members;
mod memory_store;
mod once;
mod problem;
mod provision;
mod purpose;
#[cfg(feature = "axum")]
mod refusal;
mod registered;
mod scope;
mod session_hash;
mod signing_key;
mod store;
mod target;
mod ticket;
mod ticket_keys;
mod token_id;
mod unverified;

pub use account_id::AccountId;
pub use base64url::sha256;
pub use call::{CALL_LIFE, NewCall, VerifiedCall, issue_call, verify_call};
pub use countersigned::{
    AMR, COUNTERSIGNED_LIFE, NewCountersigned, SINGLE_SHOT_AGE, VerifiedCountersigned,
    issue_countersigned, verify_countersigned,
};
pub use error::{Error, Part};
pub use jwk::VerifyingKey;
pub use jwks_client::{JWKS_MAX_BYTES, JwksClient};
pub use key_set::KeySet;
pub use key_source::KeySource;
pub use key_use::KeyUse;
#[cfg(feature = "axum")]
pub use lock::{Lock, LockLayer, LockService, Opens, Service, SignedIn, Unlocked};
pub use memory_store::MemoryStore;
pub use once::Once;
pub use problem::Locked;
pub use provision::{
    NewProvision, PROVISION_LIFE, VerifiedProvision, issue_provision, verify_provision,
};
pub use purpose::Purpose;
#[cfg(feature = "axum")]
pub use refusal::Refusal;
pub use registered::{Expected, LEEWAY};
pub use scope::Scope;
pub use session_hash::SessionHash;
pub use signing_key::SigningKey;
pub use store::{Change, Redemption, Store, StoreError};
pub use target::Target;
pub use ticket::{
    ACR_FRESH_PATTERN, MAX_TICKET_BYTES, NewTicket, TICKET_LIFE, VerifiedTicket, issue_ticket,
    verify_ticket,
};
pub use ticket_keys::{OneKey, TicketKeys};
pub use token_id::TokenId;
pub use unverified::{MAX_TOKEN_BYTES, TokenType, Unverified};

/// The examples of the guide are compiled with the tests: a fence there names its language, or is
/// taken for Rust.
#[cfg(all(doctest, feature = "axum"))]
#[doc = include_str!("../../../docs/services.md")]
struct Guide;
