//! What is not in single rows: outboxes, the log, the files, and how people fared.

use anyhow::Result;

use super::super::database::Database;
use super::{Breach, Evidence, Found, Rule};

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

    let asked: u64 = evidence.stories.iter().map(|story| story.resends).sum();
    let again = evidence.mailed.again;
    found.unless(evidence.interrupted || again <= asked, Rule::MailOnce, || {
        format!("{again} came again, {asked} were asked for")
    });
    for served in &evidence.replayed.served {
        found.unless(false, Rule::NoReplay, || served.clone());
    }
    for story in evidence.stories {
        for wrong in &story.wrong {
            found.unless(false, Rule::EverybodyGetsOn, || wrong.clone());
        }
    }
    for line in &evidence.panics {
        found.unless(false, Rule::NoPanic, || line.clone());
    }
    Ok(found.0)
}
