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

/// What was read of a key.
#[derive(Clone, Debug)]
pub(crate) struct Known<V> {
    pub value: V,
    /// The version in which it was so.
    pub version: Version,
}

impl<K: Eq + Hash, V: Clone> Remembered<K, V> {
    /// What was read of `key` last.
    pub(crate) fn of(&self, key: &K) -> Option<Known<V>> {
        let memory = self.0.lock();
        let (value, version) = (memory.known.get(key)?.clone(), memory.version.clone()?);
        Some(Known { value, version })
    }

    /// What was read of `key` in `version`, which was told before, or together with it: what is
    /// written meanwhile makes another.
    pub(crate) fn keep(&self, version: Version, key: K, value: V) {
        let mut memory = self.0.lock();
        if memory.version.as_ref() != Some(&version) || memory.known.len() >= MOST {
            memory.known.clear();
            memory.version = Some(version);
        }
        memory.known.insert(key, value);
    }
}
