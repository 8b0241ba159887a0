//! What was read, for as long as nobody writes.

use std::{collections::HashMap, hash::Hash};

use database::Version;
use parking_lot::Mutex;

/// The most that are remembered at a time.
const MOST: usize = 4096;
/// After so many answers in a row that nobody has written, nobody is likely to have.
const QUIET: u32 = 8;

/// What was read of the database by its key, in one version of it. Whatever is written by anybody
/// makes another version, so that what is not so any more is forgotten at once.
#[derive(Debug)]
pub(crate) struct Remembered<K, V>(Mutex<Memory<K, V>>);

#[derive(Debug)]
struct Memory<K, V> {
    version: Option<Version>,
    known: HashMap<K, V>,
    /// How often in a row the version was the same.
    same: u32,
}

impl<K, V> Default for Remembered<K, V> {
    fn default() -> Self {
        Self(Mutex::new(Memory { version: None, known: HashMap::new(), same: 0 }))
    }
}

/// What was read of a key.
#[derive(Clone, Debug)]
pub(crate) struct Known<V> {
    pub value: V,
    /// The version in which it was so.
    pub version: Version,
    /// Whether it is likely to be so still.
    pub quiet: bool,
}

impl<K: Eq + Hash, V: Clone> Remembered<K, V> {
    /// What was read of `key` last.
    pub(crate) fn of(&self, key: &K) -> Option<Known<V>> {
        let memory = self.0.lock();
        let (value, version) = (memory.known.get(key)?.clone(), memory.version.clone()?);
        Some(Known { value, version, quiet: memory.same >= QUIET })
    }

    /// The database is in `version` still.
    pub(crate) fn holds(&self, version: &Version) {
        let mut memory = self.0.lock();
        if memory.version.as_ref() == Some(version) {
            memory.same = memory.same.saturating_add(1);
        }
    }

    /// What was read of `key` in `version`, which was told before, or together with it: what is
    /// written meanwhile makes another.
    pub(crate) fn keep(&self, version: Version, key: K, value: V) {
        let mut memory = self.0.lock();
        if memory.version.as_ref() != Some(&version) || memory.known.len() >= MOST {
            memory.known.clear();
            memory.version = Some(version);
            memory.same = 0;
        }
        memory.known.insert(key, value);
    }
}
