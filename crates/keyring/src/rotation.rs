//! What happened when a key began to sign.

use std::fmt;

use ambient::Timestamp;
use serde::Serialize;
use tickets::KeyUse;

use crate::{instant::rfc3339, schedule::ACCEPTED_AFTER};

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

impl fmt::Display for Rotation {
    fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (purpose, accepted) = (self.purpose.as_str(), rfc3339(self.at.plus(ACCEPTED_AFTER)));
        write!(into, "{purpose}: {} signs since {}", self.to, rfc3339(self.at))?;
        match &self.from {
            Some(from) => write!(into, "; {from} is accepted until {accepted}"),
            None => write!(into, "; the key before was lost"),
        }
    }
}
