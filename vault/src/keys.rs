//! The vault's own keys, and the rule by which they come to be.
//!
//! They are generated at the very first start. A database remembers the id of its master key; from
//! then on a missing key is an accident to be repaired, never an occasion for a new one.

use std::sync::Arc;

use ambient::{Clock, Entropy};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use database::Database;
use keyring::Keyring;
use secrets::{KEY_BYTES, MacKey, SealingKey, SecretFile};
use zeroize::Zeroizing;

use crate::{settings::Settings, start::StartError};

/// Keys in use.
pub(crate) struct Keys {
    /// Wraps the data keys of accounts.
    pub(crate) wrapping: SealingKey,
    /// Signs tickets, and knows every key whose tickets are still accepted.
    pub(crate) ticket: Keyring,
}

impl Keys {
    /// Loads the keys, or makes them where `database` has never had any.
    pub(crate) async fn load(
        settings: &Settings,
        database: &Database,
        clock: Arc<dyn Clock>,
        entropy: &dyn Entropy,
    ) -> Result<Self, StartError> {
        let remembered: Option<String> =
            sqlx::query_scalar("SELECT id FROM master_key WHERE one = 1")
                .fetch_optional(database.pool())
                .await?;
        let first_start = remembered.is_none();

        let master = MacKey::new(&*master_key(settings, first_start, entropy)?);
        let ticket = Keyring::open(settings.ticket_keys(), clock, first_start)?;
        remember(database, &master).await?;

        let wrapping = SealingKey::new(&master.derive("tessera/vault/data-keys/v1"));
        Ok(Self { wrapping, ticket })
    }
}

/// What a database remembers of the master key that there is. None is made.
pub(crate) fn master_key_id(settings: &Settings) -> Result<String, StartError> {
    // Nothing is made where it is not the first start.
    let never = &ambient::SystemEntropy;
    Ok(id_of(&MacKey::new(&*master_key(settings, false, never)?)))
}

fn id_of(master: &MacKey) -> String {
    URL_SAFE_NO_PAD.encode(master.derive("tessera/vault/master-key-id/v1"))
}

pub(crate) fn master_key(
    settings: &Settings,
    first_start: bool,
    entropy: &dyn Entropy,
) -> Result<Zeroizing<[u8; KEY_BYTES]>, StartError> {
    if let Some(text) = &settings.master_key {
        let bytes =
            Zeroizing::new(URL_SAFE_NO_PAD.decode(text).map_err(|_| StartError::MasterKeyForm)?);
        let key =
            <[u8; KEY_BYTES]>::try_from(bytes.as_slice()).map_err(|_| StartError::MasterKeyForm)?;
        return Ok(Zeroizing::new(key));
    }
    let file = SecretFile::at(settings.master_key_path());
    if first_start && !file.exists() {
        file.create(&*Zeroizing::new(entropy.bytes::<KEY_BYTES>()))?;
    }
    Ok(file.read_key()?)
}

/// Ties the database to its master key. Of several vaults that start at once over one new
/// database, the first one ties it, and those with another key refuse to start.
async fn remember(database: &Database, master: &MacKey) -> Result<(), StartError> {
    let id = id_of(master);
    sqlx::query("INSERT INTO master_key (one, id) VALUES (1, $1) ON CONFLICT (one) DO NOTHING")
        .bind(&id)
        .execute(database.pool())
        .await?;
    let tied: String = sqlx::query_scalar("SELECT id FROM master_key WHERE one = 1")
        .fetch_one(database.pool())
        .await?;
    if tied == id { Ok(()) } else { Err(StartError::OtherMasterKey) }
}
