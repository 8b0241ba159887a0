//! The vault as a whole: its database, keys, clock and limits.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use ambient::{Clock, Entropy, Timestamp};
use database::Database;
use keyring::Rotation;
use tickets::{Expected, KeySource};

use crate::{
    error::Result, file, grant, keys::Keys, schema, settings::Settings, spent, start::StartError,
};

/// A vault in operation.
pub struct Vault {
    pub(crate) settings: Settings,
    pub(crate) database: Database,
    pub(crate) keys: Keys,
    pub(crate) gateway: KeySource,
    pub(crate) entropy: Arc<dyn Entropy>,
    clock: Arc<dyn Clock>,
    stopping: AtomicBool,
}

impl Vault {
    /// Says at `/readyz` from now on that it stops.
    pub fn stop(&self) {
        self.stopping.store(true, Ordering::Relaxed);
    }

    pub(crate) fn stops(&self) -> bool {
        self.stopping.load(Ordering::Relaxed)
    }

    /// Whether the database answers.
    pub async fn has_database(&self) -> bool {
        self.database.ping().await.is_ok()
    }

    /// Sets the figures of its database's connections.
    pub fn tell_figures(&self) {
        self.database.tell_figures();
    }

    /// Opens the database, brings it up to date, and loads the keys, or makes all of them where
    /// there has never been a vault.
    ///
    /// # Errors
    /// [`StartError`] with what to do.
    pub async fn open(
        settings: Settings,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Arc<Self>, StartError> {
        if let Some(fault) = settings.faults().iter().next() {
            return Err(StartError::Setting(fault.clone()));
        }
        let client = settings.gateway_keys().map_err(StartError::Setting)?;
        make_private_folder(&settings)?;
        let database = Database::open(&settings.database(), &schema::MIGRATIONS).await?;
        let keys = Keys::load(&settings, &database, Arc::clone(&clock), entropy.as_ref()).await?;
        let gateway = KeySource::Published(client);
        let stopping = AtomicBool::new(false);
        Ok(Arc::new(Self { settings, database, keys, gateway, entropy, clock, stopping }))
    }

    /// Forgets grants that have ended, token ids so old that nothing can bring their tokens back,
    /// and what is left of interrupted uploads. To be called now and then.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self) -> Result<(), database::Error> {
        grant::sweep(&self.database, self.now()).await?;
        spent::sweep(&self.database, self.now()).await?;
        file::sweep(self, self.now()).await
    }

    /// Reads the keys that sign tickets again, and rotates them where it is time. To be called
    /// each [`keyring::KEEP_EVERY`]; it reads and writes files.
    ///
    /// # Errors
    /// Where the files cannot be read or changed; the keys in memory go on being used.
    pub fn keep_keys(&self) -> Result<Option<Rotation>, keyring::Error> {
        self.keys.ticket.keep()
    }

    /// Ends the connections to the database.
    pub async fn close(&self) {
        self.database.close().await;
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// What a token of the gateway must say.
    pub(crate) fn expects(&self, now: Timestamp) -> Expected<'_> {
        Expected {
            issuer: &self.settings.gateway_issuer,
            audience: &self.settings.issuer,
            now: now.seconds(),
            leeway: self.settings.leeway,
        }
    }

    pub(crate) fn body_timeout(&self) -> Duration {
        Duration::from_secs(self.settings.body_timeout)
    }

    pub(crate) fn upload_timeout(&self) -> Duration {
        Duration::from_secs(self.settings.upload_timeout)
    }
}

/// The data folder, for its owner only where it is made here.
pub(crate) fn make_private_folder(settings: &Settings) -> Result<(), StartError> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&settings.data)
        .map_err(|source| StartError::DataFolder { path: settings.data.clone(), source })
}
