//! `backup` and `database`.

use std::{
    io::{Write as _, stdout},
    net::TcpListener,
    path::Path,
};

use ambient::{Clock as _, SystemClock};
use anyhow::{Context as _, ensure};
use backup::{Identities, Output, Recipients};
use secrets::SecretFile;
use serde_json::{Value, json};
use vault::{
    Settings,
    backup::{PROGRAM, create, restore, transfer},
};

use crate::cli::{BackupCommand, DatabaseCommand, Place};

/// Does it.
pub async fn run(place: &Place, command: &BackupCommand, json: bool) -> anyhow::Result<()> {
    let now = SystemClock.now();
    match command {
        BackupCommand::Key { identity } => make_key(identity, json),
        BackupCommand::Create { output, to } => {
            let settings = place.settings()?;
            let to = if to.is_empty() { &settings.backup_recipients } else { to };
            let recipients = Recipients::parse(to.iter().map(String::as_str))?;
            let output = Output::named(output, PROGRAM, now)?;
            let (written, to_stdout) = (output.place(), output.is_stdout());
            let report = create(&settings, &recipients, output, now).await?;
            if to_stdout {
                eprint!("{report}");
                return Ok(());
            }
            let document = json!({ "backup": written, "content": report });
            print(json, &document, &format!("{report}It is in {written}.\n"))
        }
        BackupCommand::Verify { backup, identity } => {
            let verified = backup::verify(backup, &Identities::read(identity)?, PROGRAM).await?;
            let report = verified.report();
            let document = serde_json::to_value(&report)?;
            print(json, &document, &format!("{report}Nothing of it is damaged.\n"))
        }
        BackupCommand::Restore { backup, identity } => {
            let identities = Identities::read(identity)?;
            let verified = backup::verify(backup, &identities, PROGRAM).await?;
            restore(&place.settings()?, &verified, &identities, now).await?;
            let report = verified.report();
            let text = format!(
                "{report}\
                 Restored. Every grant was ended, and tickets are signed by another key.\n\
                 Start the vault, then run `tessera-gateway services reconcile`. Records that were \
                 changed since the backup are as they were before.\n"
            );
            print(json, &json!({ "content": report }), &text)
        }
    }
}

fn make_key(path: &Path, json: bool) -> anyhow::Result<()> {
    let (identity, recipient) = backup::new_key();
    SecretFile::at(path).create(identity.as_bytes())?;
    let text = format!(
        "public key: {recipient}\n\
         Back up with --to and this key, or put it into backup_recipients. Keep {} elsewhere than \
         on the machine that is backed up: without it no backup can be read.\n",
        path.display()
    );
    print(json, &json!({ "recipient": recipient }), &text)
}

/// Moves to another database.
pub async fn move_database(settings: &Settings, command: &DatabaseCommand) -> anyhow::Result<()> {
    let DatabaseCommand::Move { to, to_file, json } = command;
    let to = match (to, to_file) {
        (Some(to), _) => to.clone(),
        (None, Some(file)) => {
            let text = std::fs::read_to_string(file);
            text.with_context(|| file.display().to_string())?.trim().to_owned()
        }
        (None, None) => anyhow::bail!("--to: where to?"),
    };
    ensure!(to != settings.database().url, "--to: this is the database that is configured");
    // Whatever it writes after the copy would be lost.
    ensure!(
        TcpListener::bind(settings.listen).is_ok(),
        "{} is taken: stop the vault first, and every other that uses this database",
        settings.listen
    );
    let report = transfer(settings, &to, SystemClock.now()).await?;
    let text = format!(
        "{report}{} rows are in the other database, and are the same in both.\n\
         Set database_url (or database_url_file) to it, then start the vault. The database from \
         before is as it was: remove it once the vault runs.\n",
        report.rows()
    );
    print(*json, &serde_json::to_value(&report)?, &text)
}

fn print(json: bool, document: &Value, text: &str) -> anyhow::Result<()> {
    let document = format!("{document:#}\n");
    Ok(stdout().write_all(if json { document.as_bytes() } else { text.as_bytes() })?)
}
