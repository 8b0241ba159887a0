//! Argon2id, off the threads that answer everything else, and never more at once than memory
//! was set aside for.

mod known_answer;
mod measured;
mod queue;

use std::{fmt, str::FromStr, sync::Arc};

use ambient::Clock;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use tracing::Span;
use zeroize::Zeroizing;

use self::{
    measured::In,
    queue::{Job, Queue},
};
use crate::{
    Error, HashSettings, Result,
    verifier::{Tag, parameters},
};

/// What one hash costs: `m=65536,t=3,p=4` (memory in KiB, passes, lanes).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "m={},t={},p={}", self.memory_kib, self.passes, self.lanes)
    }
}

impl FromStr for Cost {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut parts = text.split(',');
        let mut part = |name: &str| {
            parts.next().and_then(|part| part.strip_prefix(name)?.strip_prefix('=')?.parse().ok())
        };
        match (part("m"), part("t"), part("p")) {
            (Some(memory_kib), Some(passes), Some(lanes)) => Ok(Self { memory_kib, passes, lanes }),
            _ => Err(Error::Stored("a verifier's parameters")),
        }
    }
}

/// A place among those that are computed or wait for it.
pub(crate) struct Place(#[expect(dead_code, reason = "held, not read")] OwnedSemaphorePermit);

/// Runs Argon2id on blocking threads.
pub(crate) struct Hasher {
    cost: Cost,
    admitted: Arc<Semaphore>,
    queue: Arc<Queue>,
    /// For figures.
    clock: Arc<dyn Clock>,
}

impl Hasher {
    /// # Errors
    /// [`Error::Miscomputed`] where Argon2id is not what the standard says.
    pub(crate) fn new(settings: &HashSettings, clock: Arc<dyn Clock>) -> Result<Self> {
        known_answer::check()?;
        let cost = Cost {
            memory_kib: settings.memory_kib,
            passes: settings.passes,
            lanes: settings.lanes,
        };
        parameters(cost.memory_kib, cost.passes, cost.lanes)?;
        let admitted = settings.at_once().saturating_add(settings.queue);
        Ok(Self {
            cost,
            admitted: Arc::new(Semaphore::new(admitted)),
            queue: Arc::new(Queue::before(settings.at_once())),
            clock,
        })
    }

    /// What a new verifier costs.
    pub(crate) const fn cost(&self) -> &Cost {
        &self.cost
    }

    /// Gives the memory back, unless a hash has used it since this was last called. Somebody signs in
    /// then, and the system would have to give it anew before it has taken it.
    pub(crate) fn give_back(&self) {
        self.queue.give_back();
    }

    /// Takes a place, so that what leads up to a hash is not done in vain.
    ///
    /// # Errors
    /// [`Error::Busy`] where the queue is full.
    pub(crate) fn place(&self) -> Result<Place> {
        Arc::clone(&self.admitted).try_acquire_owned().map(Place).map_err(|_| {
            measured::turned_away();
            Error::Busy
        })
    }

    /// Hashes `input`.
    ///
    /// # Errors
    /// [`Error::Busy`] where the queue is full.
    pub(crate) async fn hash(
        &self,
        cost: Cost,
        input: Zeroizing<Vec<u8>>,
        salt: Vec<u8>,
    ) -> Result<Tag> {
        let place = self.place()?;
        self.hash_at(place, cost, input, salt).await
    }

    /// Hashes `input` for whoever has a place.
    pub(crate) async fn hash_at(
        &self,
        _place: Place,
        cost: Cost,
        input: Zeroizing<Vec<u8>>,
        salt: Vec<u8>,
    ) -> Result<Tag> {
        let (answer, answered) = oneshot::channel();
        let _queued = self.queue.join(Job {
            cost,
            input,
            salt,
            answer,
            request: Span::current(),
            waiting: In::the_queue(Arc::clone(&self.clock)),
        });
        answered.await.map_err(|_| Error::Hash)?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> HashSettings {
        HashSettings { memory_kib: 19 * 1024, passes: 2, lanes: 1, memory_budget_kib: 0, queue: 1 }
    }

    #[test]
    fn a_cost_is_read_as_it_is_written() {
        let cost = Cost { memory_kib: 65536, passes: 3, lanes: 4 };
        assert_eq!(cost.to_string(), "m=65536,t=3,p=4");
        assert_eq!(cost.to_string().parse::<Cost>().unwrap(), cost);
        assert!("m=1,t=2".parse::<Cost>().is_err());
    }

    fn clock() -> Arc<dyn Clock> {
        Arc::new(ambient::SystemClock)
    }

    #[tokio::test]
    async fn reused_memory_changes_no_tag() {
        let hasher = Hasher::new(&small(), clock()).unwrap();
        let hash = |input: &[u8]| {
            hasher.hash(hasher.cost().clone(), Zeroizing::new(input.to_vec()), vec![1; 16])
        };
        let first = hash(b"one").await.unwrap();
        let other = hash(b"two").await.unwrap();
        assert_eq!(hash(b"one").await.unwrap(), first);
        assert_ne!(first, other);
        assert_eq!(hasher.queue.idle_memory(), 1);
    }

    #[tokio::test]
    async fn memory_is_given_back_once_nobody_has_used_it_for_a_while() {
        let hasher = Hasher::new(&small(), clock()).unwrap();
        let kept = || hasher.queue.idle_memory();
        for _ in 0..2 {
            let input = Zeroizing::new(vec![1]);
            hasher.hash(hasher.cost().clone(), input, vec![1; 16]).await.unwrap();
            hasher.give_back();
            assert_eq!(kept(), 1);
        }
        hasher.give_back();
        assert_eq!(kept(), 0);
    }

    /// With the parameters that verifiers have, and the least that they may have.
    #[tokio::test]
    async fn tags_agree_with_an_independent_implementation() {
        for (memory_kib, passes, lanes) in [(64 * 1024, 3, 4), (19 * 1024, 2, 1)] {
            let settings = HashSettings { memory_kib, passes, lanes, ..small() };
            let hasher = Hasher::new(&settings, clock()).unwrap();
            for (input, salt) in [(&b"one"[..], [1; 16]), (&[0xA5; 200], [2; 16])] {
                let input_of_ours = Zeroizing::new(input.to_vec());
                let ours = hasher.hash(hasher.cost().clone(), input_of_ours, salt.to_vec());
                let config = rust_argon2::Config {
                    mem_cost: memory_kib,
                    time_cost: passes,
                    lanes,
                    hash_length: 32,
                    variant: rust_argon2::Variant::Argon2id,
                    ..rust_argon2::Config::default()
                };
                let theirs = rust_argon2::hash_raw(input, &salt, &config).unwrap();
                assert_eq!(ours.await.unwrap().as_slice(), theirs, "m={memory_kib}");
            }
        }
    }

    #[tokio::test]
    async fn a_full_queue_says_so_at_once() {
        let hasher = Arc::new(Hasher::new(&small(), clock()).unwrap());
        let mut tasks = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let hasher = Arc::clone(&hasher);
            tasks.spawn(async move {
                hasher.hash(hasher.cost().clone(), Zeroizing::new(vec![1]), vec![1; 16]).await
            });
        }
        let results = tasks.join_all().await;
        assert!(results.iter().filter(|result| result.is_ok()).count() >= 2);
        assert!(results.iter().any(|result| matches!(result, Err(Error::Busy))));
    }
}
