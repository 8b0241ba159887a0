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
    asking: Asking,
}

impl<K, V> Default for Remembered<K, V> {
    fn default() -> Self {
        let asking = Asking::default();
        Self(Mutex::new(Memory { version: None, known: HashMap::new(), asking }))
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
        let asks = self.0.lock().asking.is_worth_it();
        // Told before it is read: what is written meanwhile makes another.
        let version = if asks { database.version().await } else { None };
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
        let mut memory = self.0.lock();
        let same = memory.version.as_ref() == Some(version);
        memory.asking.told(same);
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

/// After how many other versions in a row somebody writes all the time.
const WRITTEN: u32 = 8;
/// How many read without asking while somebody does.
const UNASKED: u32 = 16;

/// Whether it is worth asking for the version: a server is asked as dearly as it is read.
#[derive(Debug, Default)]
struct Asking {
    /// How many other versions were told in a row.
    others: u32,
    /// How many read without asking from here on.
    unasked: u32,
}

impl Asking {
    /// Whether whoever comes now asks.
    fn is_worth_it(&mut self) -> bool {
        let unasked = self.unasked > 0;
        self.unasked = self.unasked.saturating_sub(1);
        !unasked
    }

    /// The version that was told is still the `same`, or another one.
    fn told(&mut self, same: bool) {
        self.others = if same { 0 } else { self.others.saturating_add(1) };
        if self.others >= WRITTEN {
            self.unasked = UNASKED;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn while_somebody_writes_all_the_time_few_ask_whether_anybody_has() {
        let mut asking = Asking::default();
        let asked = |asking: &mut Asking, same, times| {
            let asked = (0..times).filter(|_| {
                let asks = asking.is_worth_it();
                if asks {
                    asking.told(same);
                }
                asks
            });
            asked.count()
        };
        assert_eq!(asked(&mut asking, true, 100), 100);
        assert_eq!(asked(&mut asking, false, 8), 8);
        assert_eq!(asked(&mut asking, false, 170), 10);
        // Nobody writes any more: whoever asks next finds it out.
        assert_eq!(asked(&mut asking, false, 16), 0);
        assert_eq!(asked(&mut asking, true, 100), 100);
    }
}
