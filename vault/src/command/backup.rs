//! `backup` and `database`.

use ambient::{Clock as _, SystemClock};
use backup::{
    Error,
    command::{Reading, Said},
};
use serde_json::json;
use vault::{
    Settings,
    backup::{PROGRAM, create, origin, restore},
};

use crate::cli::{BackupCommand, DatabaseCommand, Place};

/// Does it.
pub async fn run(place: &Place, command: &BackupCommand, json: bool) -> anyhow::Result<()> {
    let said = match command {
        BackupCommand::Key(key) => key.make()?,
        BackupCommand::Create { writing, without_master_key } => {
            let (settings, now) = (place.settings()?, SystemClock.now());
            let create = async |to: &_, output| {
                create(&settings, to, output, now, *without_master_key).await
            };
            writing.write::<Error>(&settings.backup_recipients, PROGRAM, now, create).await?
        }
        BackupCommand::Verify(reading) => reading.verify(PROGRAM).await?,
        BackupCommand::Restore(reading) => restored(place, reading).await?,
    };
    Ok(said.print(json)?)
}

async fn restored(place: &Place, reading: &Reading) -> anyhow::Result<Said> {
    let (identities, verified) = reading.verified(PROGRAM).await?;
    let placing = restore(&place.settings()?, &verified, &identities, SystemClock.now()).await?;
    let (report, advice) = (verified.report(), placing.advice());
    let text = format!(
        "{report}\
         Restored. Every grant was ended, and tickets are signed by another key.\n\
         {advice}Start the vault, then run `tessera-gateway services reconcile`. Records that were \
         changed since the backup are as they were before.\n"
    );
    Ok(Said::new(json!({ "content": report }), text))
}

/// Moves to another database.
pub async fn move_database(settings: &Settings, command: &DatabaseCommand) -> anyhow::Result<()> {
    let DatabaseCommand::Move(moving) = command;
    let said = moving.carry_out(&origin(settings), SystemClock.now()).await?;
    Ok(said.print(moving.json())?)
}
