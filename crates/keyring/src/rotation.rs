//! What happened when a key began to sign.

use ambient::Timestamp;
use serde::Serialize;
use tickets::KeyUse;

/// Why a key began to sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Cause {
    /// The key before it was as old as the schedule allows.
    Age,
    /// Somebody asked for it.
    Command,
    /// Somebody asked for it before every verifier could know the key.
    Force,
}

/// A key began to sign in the place of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rotation {
    /// What the keys sign.
    pub purpose: KeyUse,
    /// The `kid` that retired; none where its key was lost.
    pub from: Option<String>,
    /// The `kid` that signs.
    pub to: String,
    /// Since when it signs.
    #[serde(serialize_with = "crate::instant::serialize")]
    pub at: Timestamp,
    /// Why.
    pub cause: Cause,
}
