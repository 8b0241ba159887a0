//! The gateway's signing keys: for each purpose one that signs, one to come, and those before.

use std::{path::Path, sync::Arc};

use ambient::Clock;
use app::backend::{KeyState, KeyStates};
use identity::{Client, Identity};
use keyring::{KEEP_EVERY, KeyFiles, Keyring, Schedule};
use tickets::{KeySet, KeyUse};
use tokio::{task::spawn_blocking, time::sleep};

use crate::config::Config;

/// What the gateway signs.
pub const PURPOSES: [KeyUse; 3] = [KeyUse::Call, KeyUse::Provision, KeyUse::Countersign];

/// The keys that sign calls, provisioning and countersignatures.
pub struct SigningKeys {
    pub call: Keyring,
    pub provision: Keyring,
    pub countersign: Keyring,
}

/// Where the keys for a purpose are.
pub fn key_files(config: &Config, purpose: KeyUse) -> KeyFiles {
    let first = Path::new("keys").join(purpose.as_str()).with_extension("pem");
    KeyFiles::new(purpose, config.data.join(first), Schedule::days(config.rotate_keys_after_days))
}

impl SigningKeys {
    /// Loads the keys; makes those that sign only where `fresh` says that nobody knows them yet.
    pub fn open(
        config: &Config,
        clock: &Arc<dyn Clock>,
        fresh: bool,
    ) -> Result<Self, keyring::Error> {
        let open = |purpose| Keyring::open(key_files(config, purpose), Arc::clone(clock), fresh);
        Ok(Self {
            call: open(KeyUse::Call)?,
            provision: open(KeyUse::Provision)?,
            countersign: open(KeyUse::Countersign)?,
        })
    }

    /// Loads the keys as they are, and changes nothing.
    pub fn read(config: &Config, clock: &Arc<dyn Clock>) -> Result<Self, keyring::Error> {
        let read = |purpose| Keyring::read(key_files(config, purpose), Arc::clone(clock));
        Ok(Self {
            call: read(KeyUse::Call)?,
            provision: read(KeyUse::Provision)?,
            countersign: read(KeyUse::Countersign)?,
        })
    }

    /// What is published at `/.well-known/jwks.json`.
    pub fn published(&self) -> KeySet {
        self.all().into_iter().flat_map(Keyring::public_keys).collect()
    }

    fn all(&self) -> [&Keyring; 3] {
        [&self.call, &self.provision, &self.countersign]
    }
}

impl KeyStates for SigningKeys {
    fn states(&self) -> Vec<KeyState> {
        let entries = self.all().into_iter().flat_map(Keyring::entries);
        let state = |entry: keyring::Entry| KeyState {
            purpose: entry.purpose.as_str().to_owned(),
            kid: entry.kid,
            state: entry.state.as_str().to_owned(),
            since: entry.since.millis(),
            until: entry.until.map(ambient::Timestamp::millis),
        };
        entries.map(state).collect()
    }
}

/// Rotates the keys where it is time, and follows what commands and replicas do, without end.
pub async fn keep(keys: Arc<SigningKeys>, identity: Arc<Identity>) {
    let mut complaint = String::new();
    loop {
        let keeper = Arc::clone(&keys);
        let kept = spawn_blocking(move || keeper.all().map(Keyring::keep)).await;
        let (mut rotations, mut problems) = (Vec::new(), Vec::new());
        for kept in kept.into_iter().flatten() {
            match kept {
                Ok(rotation) => rotations.extend(rotation),
                Err(error) => problems.push(error.to_string()),
            }
        }
        for rotation in rotations {
            tracing::info!("{rotation}");
            let by_age = Client { request: "age".to_owned(), ..Client::default() };
            if let Err(error) = identity.note_key_rotation(&by_age, &rotation.to_string()).await {
                tracing::error!(error = &error as &dyn std::error::Error, "an event was lost");
            }
        }
        // What lasts is said once.
        let problem = problems.join("; ");
        if !problem.is_empty() && problem != complaint {
            tracing::warn!(problem, "keys could not be kept; those in memory are used");
        }
        complaint = problem;
        sleep(KEEP_EVERY).await;
    }
}
