//! What is not in single rows: outboxes, the log, the files, and how people fared.

use anyhow::Result;

use super::super::crowd::Replayed;
use super::super::database::Database;
use super::super::story::Story;
use super::{Breach, Evidence, Found, Rule};

use crate::mail_server::Mailed;

/// How many mails and messages to services wait.
pub fn waiting(identities: &Database) -> Result<i64> {
    identities.number(
        "SELECT (SELECT COUNT(*) FROM mails WHERE sent_at IS NULL AND sealed_body IS NOT NULL) \
         + (SELECT COUNT(*) FROM deliveries WHERE delivered_at IS NULL)",
    )
}

pub fn judge(evidence: &Evidence<'_>) -> Result<Vec<Breach>> {
    let mut found = Found::default();
    let waiting = waiting(evidence.identities)?;
    found.unless(waiting == 0, Rule::EmptyOutboxes, || format!("{waiting} wait"));

    let verified = evidence.operator.verify(evidence.data, evidence.anchors)?;
    for flaw in verified.flaws {
        found.unless(false, Rule::SoundLog, || flaw);
    }
    for database in [evidence.identities, evidence.records] {
        for line in database.unsound()? {
            found.unless(false, Rule::SoundFiles, || line);
        }
    }

    let Evidence { stories, replayed, mailed, interrupted, panics, .. } = evidence;
    heard(stories, replayed, (*mailed, *interrupted), panics, &mut found);
    Ok(found.0)
}

/// What was heard while it went on.
pub(super) fn heard(
    stories: &[Story],
    replayed: &Replayed,
    (mailed, interrupted): (Mailed, bool),
    panics: &[String],
    found: &mut Found,
) {
    let asked: u64 = stories.iter().map(|story| story.resends).sum();
    found.unless(interrupted || mailed.again <= asked, Rule::MailOnce, || {
        format!("{} came again, {asked} were asked for", mailed.again)
    });
    for served in &replayed.served {
        found.unless(false, Rule::NoReplay, || served.clone());
    }
    for wrong in stories.iter().flat_map(|story| &story.wrong) {
        found.unless(false, Rule::EverybodyGetsOn, || wrong.clone());
    }
    for line in panics {
        found.unless(false, Rule::NoPanic, || line.clone());
    }
}
