//! Whether the invariants see anything: each is broken by hand in copies of what a calm run left, and
//! has to be found broken. A harness that finds nothing may be blind.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::json;

use super::super::database;
use super::super::invariants::{Evidence, Rule, judge};
use super::super::stage::{Setting, files};
use super::super::trial::Trial;

/// Which database a statement is for.
#[derive(Clone, Copy)]
enum At {
    Gateway,
    Vault,
}

/// What is done by hand, and which rule it breaks. Rows that are only appended are kept by triggers;
/// who can write to the file can remove those as well.
const BROKEN: [(Rule, At, &str); 22] = [
    (Rule::WholeAccounts, At::Gateway, "UPDATE accounts SET sealed_verifier = x''"),
    (Rule::WholeAccounts, At::Gateway, "DELETE FROM recovery_codes WHERE rowid = 1"),
    (Rule::WholeAccounts, At::Gateway, "DELETE FROM deliveries WHERE rowid = 1"),
    (
        Rule::ToldAccounts,
        At::Gateway,
        "UPDATE accounts SET username = 'nobody' WHERE username = 'probe'",
    ),
    (Rule::CodesOnce, At::Gateway, "UPDATE challenges SET consumed_at = NULL WHERE kind = 'enrol'"),
    (
        Rule::CodesOnce,
        At::Gateway,
        "UPDATE challenges SET consumed_at = NULL WHERE kind = 'sign-in'",
    ),
    (
        Rule::CodesOnce,
        At::Gateway,
        "INSERT INTO events SELECT 99, 1, at, kind, account_id, request, detail, detail_digest, mac \
         FROM events WHERE kind = 'service.unlocked' LIMIT 1",
    ),
    (Rule::Provisioned, At::Vault, "UPDATE accounts SET data_key = NULL"),
    (
        Rule::Provisioned,
        At::Vault,
        "INSERT INTO accounts (id, data_key, created_at) VALUES ('nobody', x'07', 7)",
    ),
    (
        Rule::TicketsOnce,
        At::Vault,
        "INSERT INTO audit (at, action, ticket_id) \
         SELECT at, action, ticket_id FROM audit WHERE action = 'vault.unlock' LIMIT 1",
    ),
    (Rule::TicketsOnce, At::Vault, "DELETE FROM spent"),
    (
        Rule::PatternsFirst,
        At::Gateway,
        "UPDATE challenges SET unlocked_at = NULL WHERE kind = 'unlock'",
    ),
    (
        Rule::ToldOpen,
        At::Vault,
        "DROP TRIGGER audit_is_not_removed; DELETE FROM audit WHERE action = 'vault.unlock'",
    ),
    (
        Rule::WholeRecords,
        At::Vault,
        "DROP TRIGGER audit_is_not_removed; DELETE FROM audit WHERE action = 'record.add'",
    ),
    (Rule::WholeRecords, At::Vault, "DELETE FROM records"),
    (Rule::ToldRecords, At::Vault, "DELETE FROM records"),
    (Rule::EveryMail, At::Gateway, "DELETE FROM mails WHERE rowid = 1"),
    (Rule::EmptyOutboxes, At::Gateway, "UPDATE deliveries SET delivered_at = NULL"),
    (Rule::CountedFailures, At::Gateway, "UPDATE throttles SET failures = 7"),
    (
        Rule::SoundFiles,
        At::Gateway,
        "INSERT INTO recovery_codes (account_id, code, created_at) VALUES ('nobody', x'07', 7)",
    ),
    (Rule::SoundLog, At::Gateway, "UPDATE events SET at = at + 1 WHERE rowid = 3"),
    (Rule::SoundLog, At::Gateway, "DELETE FROM events WHERE seq = (SELECT MAX(seq) FROM events)"),
];

pub fn play(trial: &mut Trial<'_>) -> Result<()> {
    let played = trial.play(Setting::default(), false, |_, _| Ok(()))?;
    if !trial.report.holds() {
        bail!("something is broken although nobody broke it");
    }
    let copy = trial.workspace.target("chaos").join("broken-by-hand");
    let sqlite = database::sqlite(trial.workspace)?;
    for (rule, at, statements) in BROKEN {
        copied(played.stage.data(), &copy)?;
        let [identities, records] = files(&sqlite, &copy);
        let database = match at {
            At::Gateway => &identities,
            At::Vault => &records,
        };
        database.execute(statements).with_context(|| format!("for {rule:?}"))?;
        let evidence = Evidence {
            identities: &identities,
            records: &records,
            data: &copy,
            ..played.evidence()
        };
        let seen = judge(&evidence)?;
        if !seen.iter().any(|breach| breach.rule == rule) {
            bail!("{statements} breaks {rule:?}, and nobody sees it: {seen:?}");
        }
    }
    trial.report.figure("broken_by_hand_and_seen", json!(BROKEN.len()));
    Ok(())
}

/// Copies a folder with all that is in it.
fn copied(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs::remove_dir_all(to)?;
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copied(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}
