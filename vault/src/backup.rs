//! Backups of a vault: its database and its master key.
//!
//! The keys that sign tickets are not among them. A restored vault does not know which tickets were
//! used since its backup was taken; so it gets others, and no ticket from before counts.

use std::path::PathBuf;

use ::backup::{
    Error, Identities, Keepsake, Output, Placing, Recipients, Report, Result, Source, Verified,
    command::Origin,
};
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

/// Nothing in a backup could ever be read again.
#[derive(Debug, thiserror::Error)]
#[error(
    "the master key cannot be read here, and nothing in a backup opens without it; back up as the \
     user that the vault runs as, with its configuration and with its environment, or keep the key \
     by other means and say so with --without-master-key"
)]
struct NoMasterKey(#[source] SecretFileError);

/// Backs up a vault, beside its server; the master key is part of it unless it is to be left out.
///
/// # Errors
/// Where there is no vault, its key or its database cannot be read, or the file not written.
pub async fn create(
    settings: &Settings,
    recipients: &Recipients,
    output: Output,
    now: Timestamp,
    without_master_key: bool,
) -> Result<Report> {
    let database = Database::connect(&settings.database().existing()).await?;
    let gather = || gather(settings, now, without_master_key);
    let source = Source { program: PROGRAM, version: VERSION, database: &database };
    let report = ::backup::create(&source, gather, recipients, output, now).await;
    database.close().await;
    report
}

/// Makes a vault from a backup, in an empty place.
///
/// Everybody has to open it with a pattern again, and no ticket from before counts. What comes back
/// knows whose the files are.
///
/// # Errors
/// Where the place is not empty, the backup cannot be used, or its master key is not the one that is
/// configured.
pub async fn restore(
    settings: &Settings,
    backup: &Verified,
    identities: &Identities,
    now: Timestamp,
) -> Result<Placing> {
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
    placing.hand_over("vault.db")?;
    Ok(placing)
}

/// What moves to another database.
#[must_use]
pub fn origin(settings: &Settings) -> Origin<'static> {
    Origin {
        program: PROGRAM,
        version: VERSION,
        called: "vault",
        database: settings.database(),
        migrations: &MIGRATIONS,
        listen: settings.listen,
    }
}

/// The master key, from wherever it comes; only its name where it is to be left out.
fn gather(
    settings: &Settings,
    now: Timestamp,
    without_master_key: bool,
) -> Result<(Vec<Keepsake>, Vec<String>)> {
    if without_master_key {
        return Ok((Vec::new(), vec![MASTER_KEY.to_owned()]));
    }
    let key = if settings.master_key.is_some() {
        Ok(Keepsake::new(MASTER_KEY, configured_key(settings)?, now))
    } else {
        Keepsake::of_secret(MASTER_KEY, &settings.master_key_path())
    };
    match key {
        Ok(key) => Ok((vec![key], Vec::new())),
        Err(Error::Secret(
            error @ (SecretFileError::Missing { .. } | SecretFileError::Io { .. }),
        )) => Err(Error::Refused(NoMasterKey(error).into())),
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
