//! `backup`.

use std::{net::TcpListener, path::Path};

use ambient::{Clock as _, SystemClock, Timestamp};
use anyhow::{Context as _, ensure};
use backup::{Identities, Output, Recipients, Report, Source, Verified};
use database::Database;
use identity::{MIGRATIONS, Settled, Verified as Chained};
use secrets::SecretFile;
use serde_json::json;

use super::table::{print, print_json};
use crate::{
    cli::{BackupCommand, DatabaseCommand, Place},
    config::Config,
    keepsakes,
    open::{self, Surroundings, private_folder},
};

/// Whose the backups are.
const PROGRAM: &str = "tessera-gateway";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Does it.
pub async fn run(place: &Place, command: &BackupCommand, json: bool) -> anyhow::Result<()> {
    match command {
        BackupCommand::Key { identity } => make_key(identity, json),
        BackupCommand::Create { output, to } => {
            let config = Config::at(place)?;
            let to = if to.is_empty() { &config.backup_recipients } else { to };
            let recipients = Recipients::parse(to.iter().map(String::as_str))?;
            create(&config, output, &recipients, json).await
        }
        BackupCommand::Verify { backup, identity } => {
            let identities = Identities::read(identity)?;
            let verified = backup::verify(backup, &identities, PROGRAM).await?;
            if json {
                return print_json(&serde_json::to_value(verified.report())?);
            }
            print(&format!("{}Nothing of it is damaged.\n", verified.report()))
        }
        BackupCommand::Restore { backup, identity } => {
            let identities = Identities::read(identity)?;
            let verified = backup::verify(backup, &identities, PROGRAM).await?;
            restore(&Config::at(place)?, &verified, &identities, json).await
        }
    }
}

fn make_key(path: &Path, json: bool) -> anyhow::Result<()> {
    let (identity, recipient) = backup::new_key();
    SecretFile::at(path).create(identity.as_bytes())?;
    if json {
        return print_json(&json!({ "recipient": recipient }));
    }
    print(&format!(
        "public key: {recipient}\n\
         Back up with --to and this key, or put it into backup_recipients. Keep {} elsewhere than \
         on the machine that is backed up: without it no backup can be read.\n",
        path.display()
    ))
}

async fn create(
    config: &Config,
    output: &Path,
    recipients: &Recipients,
    json: bool,
) -> anyhow::Result<()> {
    open::there_is_a_gateway(config)?;
    let now = SystemClock.now();
    let database = connect(config).await?;
    let output = Output::named(output, PROGRAM, now)?;
    let place = output.place();
    let to_stdout = output.is_stdout();
    let gather = || Ok((keepsakes::read(config, now)?, Vec::new()));
    let source = Source { program: PROGRAM, version: VERSION, database: &database };
    let report = backup::create(&source, gather, recipients, output, now).await?;
    database.close().await;
    if to_stdout {
        eprint!("{report}");
        return Ok(());
    }
    if json {
        return print_json(&json!({ "backup": place, "content": report }));
    }
    print(&format!("{report}It is in {place}.\n"))
}

async fn restore(
    config: &Config,
    verified: &Verified,
    identities: &Identities,
    json: bool,
) -> anyhow::Result<()> {
    keepsakes::check_site(config, verified)?;
    let placing = verified.placing(&config.data, |name| keepsakes::place(config, name))?;
    private_folder(&config.data)?;
    let database =
        Database::connect(&config.database()).await.context("the database could not be opened")?;
    let surroundings = Surroundings::of_this_machine();
    let mut opened = None;
    verified
        .restore(identities, &database, &MIGRATIONS, &placing, async |transaction, manifest| {
            let identity = open::identity(config, &surroundings, database.clone(), false)?;
            let (operator, taken) = (open::operator(), manifest.taken());
            let settled = identity.settle_restored(transaction, &operator, &taken).await?;
            opened = Some((identity, settled));
            Ok(())
        })
        .await?;
    let (identity, settled) = opened.context("nothing was restored")?;
    // First of all: whatever comes now, the site is restored, and its server must be able to start.
    placing.hand_over("gateway.db")?;
    let chained = identity
        .verify_events(&[])
        .await
        .context("the site is restored, but its log of events could not be verified")?;
    database.close().await;
    tell_restored(&verified.report(), settled, &chained, json)?;
    ensure!(
        chained.flaws.is_empty(),
        "the site is restored, but the log of events was not whole when it was backed up; see \
         `events verify`"
    );
    Ok(())
}

fn tell_restored(
    report: &Report,
    settled: Settled,
    chained: &Chained,
    json: bool,
) -> anyhow::Result<()> {
    let Settled { sessions, challenges, recoveries, devices, administrators } = settled;
    if json {
        return print_json(&json!({
            "content": report, "sessions_ended": sessions, "challenges_ended": challenges,
            "recoveries_ended": recoveries, "devices_forgotten": devices,
            "roles_taken": administrators,
            "events": chained.rows, "flaws": chained.flaws.len(),
        }));
    }
    print(&format!(
        "{report}\
         Restored. {sessions} sessions, {challenges} open codes and {recoveries} recoveries were \
         ended, {devices} devices forgotten, {administrators} roles of administrators taken back; \
         {} events were verified.\n\
         Start the gateway, then run `tessera-gateway services reconcile`. What people changed \
         since the backup is as it was before: see docs/operations.md, Backups.\n",
        chained.rows
    ))
}

/// Moves to another database.
pub async fn move_database(config: &Config, command: &DatabaseCommand) -> anyhow::Result<()> {
    let DatabaseCommand::Move { to, to_file, json } = command;
    let to = match (to, to_file) {
        (Some(to), _) => to.clone(),
        (None, Some(file)) => {
            let text = std::fs::read_to_string(file);
            text.with_context(|| file.display().to_string())?.trim().to_owned()
        }
        (None, None) => anyhow::bail!("--to: where to?"),
    };
    ensure!(to != config.database().url, "--to: this is the database that is configured");
    // Whatever it writes after the copy would be lost.
    ensure!(
        TcpListener::bind(config.listen).is_ok(),
        "{} is taken: stop the gateway first, and every other that uses this database",
        config.listen
    );
    let (now, source) = (SystemClock.now(), connect(config).await?);
    let target = Database::connect(&database::Settings::new(to))
        .await
        .context("the other database could not be opened")?;
    let report = transfer(&source, &target, now).await;
    source.close().await;
    target.close().await;
    let report = report?;
    if *json {
        return print_json(&serde_json::to_value(&report)?);
    }
    print(&format!(
        "{report}{} rows are in the other database, and are the same in both.\n\
         Set database_url (or database_url_file) to it, then start the gateway. The database from \
         before is as it was: remove it once the site runs.\n",
        report.rows()
    ))
}

async fn transfer(source: &Database, target: &Database, now: Timestamp) -> anyhow::Result<Report> {
    let source = Source { program: PROGRAM, version: VERSION, database: source };
    Ok(backup::transfer(&source, target, &MIGRATIONS, now).await?)
}

/// The gateway's database as it is: a backup before an upgrade must not begin the upgrade.
async fn connect(config: &Config) -> anyhow::Result<Database> {
    Database::connect(&config.database().existing())
        .await
        .context("the database could not be opened")
}
