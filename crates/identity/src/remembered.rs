//! What was read, for as long as nobody writes.

use std::{collections::HashMap, hash::Hash};

use database::Version;
use parking_lot::Mutex;

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

impl<K: Eq + Hash, V: Clone> Remembered<K, V> {
    /// What was read of `key` in this version.
    pub(crate) fn find(&self, version: Version, key: &K) -> Option<V> {
        let memory = self.0.lock();
        let same = memory.version == Some(version);
        same.then(|| memory.known.get(key).cloned()).flatten()
    }

    /// Keeps what was read after `version` was told.
    pub(crate) fn keep(&self, version: Version, key: K, value: &V) {
        let mut memory = self.0.lock();
        if memory.version != Some(version) || memory.known.len() >= MOST {
            memory.known.clear();
            memory.version = Some(version);
        }
        memory.known.insert(key, value.clone());
    }
}
