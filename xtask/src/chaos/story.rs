//! What somebody was told, to be compared with what was kept.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::line::Answer;

/// Somebody with a name, and factors that follow from it.
pub struct Person {
    pub username: String,
}

impl Person {
    /// What stands for one of their factors.
    fn digest(&self, factor: &str) -> String {
        let digest = Sha256::digest(format!("{factor} of {}", self.username));
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub fn email(&self) -> String {
        format!("{}@example.org", self.username)
    }

    /// What they hand in to become known.
    pub fn application(&self) -> Value {
        json!({ "application": {
            "username": self.username, "email": self.email(),
            "password": "seven quiet lanterns drift", "image": self.digest("image"),
            "fingerprint": self.digest("fingerprint"), "gesture": self.digest("gesture"),
        } })
    }

    /// What they sign in with, or with another password.
    pub fn credentials(&self, right: bool) -> Value {
        let verb = if right { "drift" } else { "sink" };
        json!({ "credentials": {
            "username": self.username, "password": format!("seven quiet lanterns {verb}"),
            "image": self.digest("image"), "gesture": self.digest("gesture"),
        } })
    }
}

/// What somebody knows of their account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Account {
    /// Nothing they asked for can have made it.
    #[default]
    Absent,
    /// They have asked, and the answer got lost.
    Unclear,
    /// They were told that it is there.
    Told,
}

/// What one person was told, in the end.
#[derive(Clone, Debug, Default)]
pub struct Story {
    pub username: String,
    pub account: Account,
    /// The cookie of the session that they are in, as far as they know.
    pub session: Option<String>,
    /// Cookies of sessions that they were told have ended.
    pub ended: Vec<String>,
    /// Challenges whose codes they were told are mailed.
    pub asked: Vec<String>,
    /// Challenges by whose pattern they were told that the vault is open.
    pub opened: Vec<String>,
    /// Records that they were told are kept.
    pub records: Vec<String>,
    /// Codes that they have drawn, rightly or not.
    pub drawn: Vec<String>,
    /// How often the same mail was to be sent again.
    pub resends: u64,
    /// How often they were told that their factors are wrong.
    pub refusals: u64,
    /// What contradicts what they were told before.
    pub wrong: Vec<String>,
    /// Whether time was over before they were at their end.
    pub cut_short: bool,
    pub counts: Counts,
}

/// How requests went, by what they asked for.
#[derive(Clone, Debug, Default)]
pub struct Counts(BTreeMap<String, Count>);

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    done: u64,
    refused: u64,
    unavailable: u64,
    unanswered: u64,
    away: u64,
}

impl Counts {
    /// One more answer to a function.
    pub fn add(&mut self, function: &str, answer: &Answer) {
        let count = self.0.entry(function.to_owned()).or_default();
        match answer {
            Answer::Said { status: ..400, .. } => count.done += 1,
            Answer::Said { status: ..500, .. } => count.refused += 1,
            Answer::Said { .. } => count.unavailable += 1,
            Answer::Silence => count.unanswered += 1,
            Answer::Away => count.away += 1,
        }
    }

    /// Adds another's.
    pub fn append(&mut self, other: &Self) {
        for (function, other) in &other.0 {
            let count = self.0.entry(function.clone()).or_default();
            count.done += other.done;
            count.refused += other.refused;
            count.unavailable += other.unavailable;
            count.unanswered += other.unanswered;
            count.away += other.away;
        }
    }

    /// One line for each function.
    pub fn lines(&self) -> impl Iterator<Item = String> {
        self.0.iter().map(|(function, count)| {
            format!(
                "{function}: {} done, {} refused, {} not available, {} unanswered, {} with nobody there",
                count.done, count.refused, count.unavailable, count.unanswered, count.away
            )
        })
    }

    pub fn figures(&self) -> Value {
        self.0
            .iter()
            .map(|(function, count)| {
                let figures = json!({
                    "done": count.done, "refused": count.refused,
                    "not_available": count.unavailable, "unanswered": count.unanswered,
                    "nobody_there": count.away,
                });
                (function.clone(), figures)
            })
            .collect()
    }
}
