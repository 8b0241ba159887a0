//! Keys as an operator sees them.

use std::fmt;

use ambient::Timestamp;
use serde::Serialize;
use tickets::KeyUse;

use crate::instant::rfc3339;

/// What a key does at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It is published, and does not sign yet.
    Next,
    /// It is published, and signs.
    Current,
    /// It is published, and signs no more.
    Previous,
}

impl State {
    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Current => "current",
            Self::Previous => "previous",
        }
    }
}

/// A published key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// What it signs.
    pub purpose: KeyUse,
    /// Its id in tokens.
    pub kid: String,
    /// What it does.
    pub state: State,
    /// Since when it does that.
    #[serde(serialize_with = "crate::instant::serialize")]
    pub since: Timestamp,
    /// Until when, if nobody does anything; none where only a command ends it.
    #[serde(serialize_with = "crate::instant::serialize_known")]
    pub until: Option<Timestamp>,
}

/// Entries as lines of a table with a head.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a>(
    /// The entries, in the order of the lines.
    pub &'a [Entry],
);

impl fmt::Display for Table<'_> {
    fn fmt(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return writeln!(into, "There are no keys yet. The first start makes them.");
        }
        let mut line = |purpose, state, since: &str, until: &str, kid: &str| {
            writeln!(into, "{purpose:<12} {state:<9} {since:<21} {until:<21} {kid}")
        };
        line("PURPOSE", "STATE", "SINCE", "UNTIL", "KID")?;
        for entry in self.0 {
            let until = entry.until.map_or_else(|| "rotated".to_owned(), rfc3339);
            let (purpose, state) = (entry.purpose.as_str(), entry.state.as_str());
            line(purpose, state, &rfc3339(entry.since), &until, &entry.kid)?;
        }
        Ok(())
    }
}
