//! What was read, for as long as nobody writes.

use std::{collections::HashMap, hash::Hash};

use database::{Database, Version};
use parking_lot::Mutex;

use crate::Result;

/// The most that are remembered at a time.
const MOST: usize = 4096;

/// What was read of the database by its key, in one version of it. Whatever is written by anybody
/// makes another version, so that what is not so any more is forgotten at once.
#[derive(Debug)]
pub(crate) struct Remembered<K, V>(Mutex<Memory<K, V>>);

#[derive(Debug)]
struct Memory<K, V> {
    version: Option<Version>,
    known: HashMap<K, V>,
}

impl<K, V> Default for Remembered<K, V> {
    fn default() -> Self {
        Self(Mutex::new(Memory { version: None, known: HashMap::new() }))
    }
}

impl<K: Clone + Eq + Hash, V: Clone> Remembered<K, V> {
    /// What was read of `key` since anybody has written, or what `read` finds now.
    ///
    /// # Errors
    /// Those of `read`.
    pub(crate) async fn or_read<F: Future<Output = Result<V>>>(
        &self,
        database: &Database,
        key: &K,
        read: impl FnOnce() -> F,
    ) -> Result<V> {
        // Told before it is read: what is written meanwhile makes another.
        let version = database.version().await;
        if let Some(known) = version.as_ref().and_then(|version| self.find(version, key)) {
            return Ok(known);
        }
        // Apart, so that whoever carries this future along does not carry what it seldom does.
        let value = Box::pin(read()).await?;
        if let Some(version) = version {
            self.keep(version, key, &value);
        }
        Ok(value)
    }

    fn find(&self, version: &Version, key: &K) -> Option<V> {
        let memory = self.0.lock();
        let same = memory.version.as_ref() == Some(version);
        same.then(|| memory.known.get(key).cloned()).flatten()
    }

    fn keep(&self, version: Version, key: &K, value: &V) {
        let mut memory = self.0.lock();
        if memory.version.as_ref() != Some(&version) || memory.known.len() >= MOST {
            memory.known.clear();
            memory.version = Some(version);
        }
        memory.known.insert(key.clone(), value.clone());
    }
}
