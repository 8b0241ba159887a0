//! The keys of one purpose in the memory of a running server.

use std::sync::{Arc, PoisonError, RwLock};

use ambient::Clock;
use tickets::{KeySet, SigningKey, VerifyingKey};

use crate::{
    entry::Entry,
    error::Error,
    files::{KeyFiles, Loaded},
    rotation::Rotation,
};

/// The keys of one purpose in the memory of a running server. Signing touches no file.
#[derive(Debug)]
pub struct Keyring {
    files: KeyFiles,
    clock: Arc<dyn Clock>,
    keys: RwLock<Arc<Keys>>,
}

/// What is in memory: replaced as a whole, never changed.
#[derive(Debug)]
struct Keys {
    current: Arc<SigningKey>,
    public: Vec<VerifyingKey>,
    published: Arc<KeySet>,
    entries: Vec<Entry>,
}

impl Keyring {
    /// Loads the keys, and makes those that are missing: a next one whenever there is none, a
    /// current one only where `fresh` says that nobody can know of one yet. A folder that cannot
    /// be written is used as it is; [`Keyring::keep`] says what it lacks.
    ///
    /// # Errors
    /// [`Error::NoCurrent`] where no key signs and not `fresh`; where a file cannot be read, is
    /// malformed, or is readable by others.
    pub fn open(files: KeyFiles, clock: Arc<dyn Clock>, fresh: bool) -> Result<Self, Error> {
        let now = clock.now();
        let kept = files.upkeep(now, fresh);
        match files.load(now).and_then(|loaded| Keys::of(loaded, &files)) {
            Ok(keys) => Ok(Self { files, clock, keys: RwLock::new(Arc::new(keys)) }),
            Err(error) => Err(kept.err().unwrap_or(error)),
        }
    }

    /// Loads the keys as they are, and changes nothing: for a look at them beside running servers.
    ///
    /// # Errors
    /// As [`Keyring::open`] where nothing is fresh.
    pub fn read(files: KeyFiles, clock: Arc<dyn Clock>) -> Result<Self, Error> {
        let keys = Keys::of(files.load(clock.now())?, &files)?;
        Ok(Self { files, clock, keys: RwLock::new(Arc::new(keys)) })
    }

    /// The key that signs now.
    pub fn current(&self) -> Arc<SigningKey> {
        Arc::clone(&self.keys().current)
    }

    /// Every public key that a verifier must know now.
    pub fn published(&self) -> Arc<KeySet> {
        Arc::clone(&self.keys().published)
    }

    /// The same, one by one, for a party that publishes keys of several purposes.
    pub fn public_keys(&self) -> Vec<VerifyingKey> {
        self.keys().public.clone()
    }

    /// The same keys as an operator sees them, as of the last [`Keyring::keep`].
    pub fn entries(&self) -> Vec<Entry> {
        self.keys().entries.clone()
    }

    /// Reads what others changed, rotates where it is time, and tidies. To be called each
    /// [`KEEP_EVERY`](crate::KEEP_EVERY); it reads and writes files.
    ///
    /// # Errors
    /// Where the files cannot be read or changed. What is in memory goes on being used.
    pub fn keep(&self) -> Result<Option<Rotation>, Error> {
        let now = self.clock.now();
        let kept = self.files.upkeep(now, false);
        // Also where nothing could be changed: somebody else may have done it.
        let keys = self.files.load(now).and_then(|loaded| Keys::of(loaded, &self.files));
        match (kept, keys) {
            (Ok(rotation), Ok(keys)) => {
                self.remember(keys);
                Ok(rotation)
            }
            (Err(error), Ok(keys)) => {
                self.remember(keys);
                Err(error)
            }
            (Err(error), Err(_)) | (Ok(_), Err(error)) => Err(error),
        }
    }

    fn keys(&self) -> Arc<Keys> {
        Arc::clone(&self.keys.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn remember(&self, keys: Keys) {
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(keys);
    }
}

impl tickets::TicketKeys for Keyring {
    fn current(&self) -> Arc<SigningKey> {
        Self::current(self)
    }

    fn published(&self) -> Arc<KeySet> {
        Self::published(self)
    }
}

impl Keys {
    fn of(loaded: Loaded, files: &KeyFiles) -> Result<Self, Error> {
        let current = Arc::new(loaded.current.ok_or_else(|| files.no_current())?);
        let (entries, public): (Vec<_>, Vec<_>) = loaded.published.into_iter().unzip();
        let published = Arc::new(public.iter().cloned().collect());
        Ok(Self { current, public, published, entries })
    }
}
