//! Backups of a vault: its database and its master key.
//!
//! The keys that sign tickets are not among them. A restored vault does not know which tickets were
//! used since its backup was taken; so it gets others, and no ticket from before counts.

use std::path::PathBuf;

use ::backup::{Error, Identities, Keepsake, Output, Recipients, Report, Result, Source, Verified};
use ambient::Timestamp;
use database::Database;
use secrets::SecretFileError;

use crate::{
    audit,
    keys::{master_key, master_key_id},
    schema::MIGRATIONS,
    settings::Settings,
    start::StartError,
    vault::make_private_folder,
};

/// Whose the backups are.
pub const PROGRAM: &str = "tessera-vault";

const VERSION: &str = env!("CARGO_PKG_VERSION");
const MASTER_KEY: &str = "secrets/vault-master.key";

/// Backs up a vault, beside its server.
///
/// # Errors
/// Where there is no vault, its key or its database cannot be read, or the file not written.
pub async fn create(
    settings: &Settings,
    recipients: &Recipients,
    output: Output,
    now: Timestamp,
) -> Result<Report> {
    let database = Database::connect(&settings.database().existing()).await?;
    let gather = || gather(settings, now);
    let report = ::backup::create(&source(&database), gather, recipients, output, now).await;
    database.close().await;
    report
}

/// Makes a vault from a backup, in an empty place.
///
/// Everybody has to open it with a pattern again, and no ticket from before counts.
///
/// # Errors
/// Where the place is not empty, the backup cannot be used, or its master key is not the one that is
/// configured.
pub async fn restore(
    settings: &Settings,
    backup: &Verified,
    identities: &Identities,
    now: Timestamp,
) -> Result<()> {
    if let (Some(_), Some(kept)) = (&settings.master_key, backup.file(MASTER_KEY)) {
        let configured = configured_key(settings)?;
        if configured.as_slice() != kept {
            return Err(refused(StartError::OtherMasterKey));
        }
    }
    let placing = backup.placing(&settings.data, |name| place(settings, name))?;
    make_private_folder(settings).map_err(refused)?;
    let database = Database::connect(&settings.database()).await?;
    let restored = backup
        .restore(identities, &database, &MIGRATIONS, &placing, async |transaction, _| {
            let tied: Option<String> =
                sqlx::query_scalar("SELECT id FROM master_key WHERE one = 1")
                    .fetch_optional(&mut **transaction)
                    .await?;
            if let Some(tied) = tied
                && master_key_id(settings)? != tied
            {
                return Err(StartError::OtherMasterKey.into());
            }
            sqlx::query("DELETE FROM grants").execute(&mut **transaction).await?;
            audit::note_restored(transaction, now).await?;
            settings.ticket_keys().begin_anew(now)?;
            Ok(())
        })
        .await;
    database.close().await;
    restored?;
    placing.hand_over("vault.db")
}

/// Copies everything to another database, which must be empty, while no vault runs.
///
/// # Errors
/// Where the other is not empty, or one of them cannot be used.
pub async fn transfer(settings: &Settings, to: &str, now: Timestamp) -> Result<Report> {
    let from = Database::connect(&settings.database().existing()).await?;
    let target = Database::connect(&database::Settings::new(to)).await?;
    let moved = ::backup::transfer(&source(&from), &target, &MIGRATIONS, now).await;
    from.close().await;
    target.close().await;
    moved
}

const fn source(database: &Database) -> Source<'_> {
    Source { program: PROGRAM, version: VERSION, database }
}

/// The master key, from wherever it comes. One that was configured elsewhere and cannot be read from
/// here is named instead.
fn gather(settings: &Settings, now: Timestamp) -> Result<(Vec<Keepsake>, Vec<String>)> {
    let key = if settings.master_key.is_some() {
        Ok(Keepsake::new(MASTER_KEY, configured_key(settings)?, now))
    } else {
        Keepsake::of_secret(MASTER_KEY, &settings.master_key_path())
    };
    match key {
        Ok(key) => Ok((vec![key], Vec::new())),
        Err(Error::Secret(SecretFileError::Missing { .. } | SecretFileError::Io { .. }))
            if settings.master_key_file.is_some() =>
        {
            Ok((Vec::new(), vec![MASTER_KEY.to_owned()]))
        }
        Err(error) => Err(error),
    }
}

fn configured_key(settings: &Settings) -> Result<zeroize::Zeroizing<Vec<u8>>> {
    // Nothing is made where it is not the first start.
    let key = master_key(settings, false, &ambient::SystemEntropy).map_err(refused)?;
    Ok(zeroize::Zeroizing::new(key.to_vec()))
}

fn place(settings: &Settings, name: &str) -> Option<Option<PathBuf>> {
    let file = || settings.master_key.is_none().then(|| settings.master_key_path());
    (name == MASTER_KEY).then(file)
}

fn refused(error: StartError) -> Error {
    Error::Refused(error.into())
}
