//! What holds whatever breaks: what people were told against what lies in both databases.

mod accounts;
mod kept;
mod locks;
mod records;
mod rest;
#[cfg(test)]
mod tests;

use std::fmt;
use std::path::Path;

use anyhow::Result;
use clap::ValueEnum;

use self::kept::Kept;
pub use self::rest::waiting;
use super::crowd::Replayed;
use super::database::Database;
use super::stage::Operator;
use super::story::Story;

use crate::mail_server::Mailed;

/// One thing that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Rule {
    /// An account is whole or absent.
    WholeAccounts,
    /// Whoever was told that they are enrolled has an account.
    ToldAccounts,
    /// A code makes one account or one session, and is written down once.
    CodesOnce,
    /// An account is in the vault, once, and nobody else is.
    Provisioned,
    /// A ticket is consumed once, and its session's grant ends with the session.
    TicketsOnce,
    /// Nothing opens without a pattern.
    PatternsFirst,
    /// What somebody was told is open was opened.
    ToldOpen,
    /// A request that was served is refused the second time.
    NoReplay,
    /// A record is whole or absent.
    WholeRecords,
    /// A record that somebody was told is kept is there.
    ToldRecords,
    /// Every code has its mail.
    EveryMail,
    /// A mail comes more than once only where it was asked for again, or somebody was interrupted.
    MailOnce,
    /// Nothing waits in the end.
    EmptyOutboxes,
    /// A failure that somebody was told of is counted.
    CountedFailures,
    /// The log of events is what was written.
    SoundLog,
    /// The databases are sound.
    SoundFiles,
    /// Everybody comes to their end, and back.
    EverybodyGetsOn,
    /// What is over stays over, whatever the clock says.
    NothingComesBack,
    /// No program panics.
    NoPanic,
}

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// What.
    pub rule: Rule,
    /// Where.
    pub detail: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.rule.to_possible_value();
        let help = value.as_ref().and_then(|value| value.get_help());
        match help {
            Some(help) => write!(f, "{help}: {}", self.detail),
            None => write!(f, "{}", self.detail),
        }
    }
}

/// What is judged.
pub struct Evidence<'a> {
    /// What the gateway keeps.
    pub identities: &'a Database,
    /// What the vault keeps.
    pub records: &'a Database,
    /// Who reads the log.
    pub operator: &'a Operator,
    /// Where the data of both is.
    pub data: &'a Path,
    /// Where the log's chains ended before.
    pub anchors: &'a [String],
    /// What people were told.
    pub stories: &'a [Story],
    /// What became of requests that were handed in again.
    pub replayed: &'a Replayed,
    /// What the mail server has counted.
    pub mailed: Mailed,
    /// Whether mails may come again, because somebody was interrupted before it was written down that
    /// they were taken.
    pub interrupted: bool,
    /// Lines that tell of a panic.
    pub panics: Vec<String>,
}

/// All that does not hold.
pub fn judge(evidence: &Evidence<'_>) -> Result<Vec<Breach>> {
    let kept = Kept::read(evidence.identities, evidence.records)?;
    let mut breaches = judge_kept(&kept, evidence.stories);
    breaches.extend(rest::judge(evidence)?);
    Ok(breaches)
}

/// What does not hold of all but single rows.
pub fn judge_rest(evidence: &Evidence<'_>) -> Result<Vec<Breach>> {
    rest::judge(evidence)
}

fn judge_kept(kept: &Kept, stories: &[Story]) -> Vec<Breach> {
    let mut found = Found::default();
    accounts::judge(kept, stories, &mut found);
    locks::judge(kept, stories, &mut found);
    records::judge(kept, stories, &mut found);
    found.0
}

/// What was found so far.
#[derive(Default)]
struct Found(Vec<Breach>);

impl Found {
    /// Notes a breach where something does not hold.
    fn unless(&mut self, holds: bool, rule: Rule, detail: impl FnOnce() -> String) {
        if !holds {
            self.0.push(Breach { rule, detail: detail() });
        }
    }
}
