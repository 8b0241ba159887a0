//! `backup` and `database`.

use ambient::{Clock as _, SystemClock, Timestamp};
use anyhow::{Context as _, ensure};
use backup::{
    Identities, Output, Recipients, Report, Source, Verified,
    command::{Origin, Said},
};
use database::Database;
use identity::{MIGRATIONS, Settled, Verified as Chained};
use serde_json::json;

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
    let said = match command {
        BackupCommand::Key(key) => key.make()?,
        BackupCommand::Create(writing) => {
            let (config, now) = (Config::at(place)?, SystemClock.now());
            open::there_is_a_gateway(&config)?;
            let create = async |to: &_, output| create(&config, to, output, now).await;
            writing.write(&config.backup_recipients, PROGRAM, now, create).await?
        }
        BackupCommand::Verify(reading) => reading.verify(PROGRAM).await?,
        BackupCommand::Restore(reading) => {
            let (identities, verified) = reading.verified(PROGRAM).await?;
            return restore(&Config::at(place)?, &verified, &identities, json).await;
        }
    };
    Ok(said.print(json)?)
}

async fn create(
    config: &Config,
    recipients: &Recipients,
    output: Output,
    now: Timestamp,
) -> anyhow::Result<Report> {
    // As it is: a backup before an upgrade must not begin the upgrade.
    let database = Database::connect(&config.database().existing())
        .await
        .context("the database could not be opened")?;
    let gather = || Ok((keepsakes::read(config, now)?, Vec::new()));
    let source = Source { program: PROGRAM, version: VERSION, database: &database };
    let report = backup::create(&source, gather, recipients, output, now).await;
    database.close().await;
    Ok(report?)
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
    let advice = placing.advice();
    restored(&verified.report(), settled, &chained, &advice).print(json)?;
    ensure!(
        chained.flaws.is_empty(),
        "the site is restored, but the log of events was not whole when it was backed up; see \
         `events verify`"
    );
    Ok(())
}

fn restored(report: &Report, settled: Settled, chained: &Chained, advice: &str) -> Said {
    let Settled { sessions, challenges, recoveries, devices, notices, reports, administrators } =
        settled;
    let document = json!({
        "content": report, "sessions_ended": sessions, "challenges_ended": challenges,
        "recoveries_ended": recoveries, "devices_forgotten": devices,
        "notices_dropped": notices, "links_ended": reports, "roles_taken": administrators,
        "events": chained.rows, "flaws": chained.flaws.len(),
    });
    let text = format!(
        "{report}\
         Restored. {sessions} sessions, {challenges} open codes and {recoveries} recoveries were \
         ended, {devices} devices forgotten, {notices} mails that waited dropped, {reports} links \
         in mails ended, {administrators} roles of administrators taken back; {} events were \
         verified.\n\
         {advice}Start the gateway, then run `tessera-gateway services reconcile`. What people \
         changed since the backup is as it was before: see docs/operations.md, Backups.\n",
        chained.rows
    );
    Said::new(document, text)
}

/// Moves to another database.
pub async fn move_database(config: &Config, command: &DatabaseCommand) -> anyhow::Result<()> {
    let DatabaseCommand::Move(moving) = command;
    let origin = Origin {
        program: PROGRAM,
        version: VERSION,
        called: "gateway",
        database: config.database(),
        migrations: &MIGRATIONS,
        listen: config.listen,
    };
    let said = moving.carry_out(&origin, SystemClock.now()).await?;
    Ok(said.print(moving.json())?)
}
