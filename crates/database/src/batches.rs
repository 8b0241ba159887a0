//! Questions that come at the same time, put to the database as one.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::{sync::oneshot, task::yield_now};

use crate::{Error, Result};

/// How often others go first, at most.
const MOST_TURNS: usize = 8;

/// Gathers keys while a batch is read, and reads them as the next one: with many who ask, the
/// database works for a few. Whoever asks is answered by a read that begins after they did, so what
/// was committed before is in it.
pub struct Batches<K, V> {
    queue: Arc<Mutex<Queue<K, V>>>,
    /// The most keys of one batch.
    most: usize,
}

struct Queue<K, V> {
    waiting: Vec<Asked<K, V>>,
    /// Whether a batch is being read; whoever reads it goes on with the next.
    reading: bool,
}

struct Asked<K, V> {
    key: K,
    answer: oneshot::Sender<Answer<V>>,
}

/// Nothing where the database was not there.
type Answer<V> = Option<V>;

impl<K, V> std::fmt::Debug for Batches<K, V> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Batches").field("most", &self.most).finish_non_exhaustive()
    }
}

impl<K: Clone + Send + 'static, V: Send + 'static> Batches<K, V> {
    /// Batches of at most so many keys.
    pub fn of(most: usize) -> Self {
        let queue = Queue { waiting: Vec::new(), reading: false };
        Self { queue: Arc::new(Mutex::new(queue)), most: most.max(1) }
    }

    /// What `read` finds for `key`, together with the keys of others. `read` gives one value for
    /// each key, in their order, and what it keeps for the next batch while somebody waits, such as
    /// a connection; it is the same for everybody who asks. What fails over something kept, or over
    /// a connection that is lost, is read once more without. The batch goes on for the others where
    /// this one does not wait for the answer.
    ///
    /// Nothing where a batch came to no end, by a fault that may lie in the key of somebody else:
    /// then it is worth asking for this one alone.
    ///
    /// # Errors
    /// [`Error::Unavailable`].
    pub async fn ask<S, R, F>(&self, key: K, read: R) -> Result<Option<V>>
    where
        S: Send + 'static,
        R: Fn(Option<S>, Vec<K>) -> F + Send + 'static,
        F: Future<Output = Result<(S, Vec<V>)>> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        if let Some(reader) = self.queue_up(Asked { key, answer }) {
            tokio::spawn(read_all(reader, self.most, read));
        }
        match answered.await {
            Ok(Some(value)) => Ok(Some(value)),
            Ok(None) => Err(Error::Unavailable(sqlx::Error::PoolTimedOut)),
            Err(_) => Ok(None),
        }
    }

    /// Gives whoever reads, where nobody does yet.
    fn queue_up(&self, asked: Asked<K, V>) -> Option<Reader<K, V>> {
        let mut queue = lock(&self.queue);
        queue.waiting.push(asked);
        let first = !std::mem::replace(&mut queue.reading, true);
        first.then(|| Reader { queue: Arc::clone(&self.queue), finished: false })
    }
}

/// Reads batches until nobody waits.
async fn read_all<K, V, S, R, F>(mut reader: Reader<K, V>, most: usize, read: R)
where
    K: Clone,
    R: Fn(Option<S>, Vec<K>) -> F,
    F: Future<Output = Result<(S, Vec<V>)>>,
{
    let mut kept = None;
    loop {
        reader.let_others_ask().await;
        let Some(batch) = reader.next(most) else { return };
        let (keys, answers): (Vec<_>, Vec<_>) =
            batch.into_iter().map(|Asked { key, answer }| (key, answer)).unzip();
        let over_kept = kept.is_some();
        let mut found = read(kept.take(), keys.clone()).await;
        let once_more = match &found {
            Err(error) => error.is_undone() || over_kept && matches!(error, Error::Unavailable(_)),
            Ok(_) => false,
        };
        if once_more {
            found = read(None, keys).await;
        }
        match found {
            Ok((keep, values)) => {
                kept = Some(keep);
                for (value, answer) in values.into_iter().zip(answers) {
                    // Whoever does not wait any more needs no answer.
                    let _ = answer.send(Some(value));
                }
            }
            Err(Error::Unavailable(error)) => {
                tracing::warn!(%error, "a batch could not be read");
                for answer in answers {
                    let _ = answer.send(None);
                }
            }
            // Each of them asks alone, and is told what is wrong with their own.
            Err(_) => drop(answers),
        }
    }
}

/// Whoever reads. Should it end in any other way than by an empty queue, those who wait are let go,
/// and the next who asks begins anew.
struct Reader<K, V> {
    queue: Arc<Mutex<Queue<K, V>>>,
    finished: bool,
}

impl<K, V> Reader<K, V> {
    /// Whoever is about to ask is in this batch as well, for as long as there is somebody.
    async fn let_others_ask(&self) {
        let mut here = 0;
        for _ in 0..MOST_TURNS {
            yield_now().await;
            let waiting = lock(&self.queue).waiting.len();
            if waiting == here {
                return;
            }
            here = waiting;
        }
    }

    fn next(&mut self, most: usize) -> Option<Vec<Asked<K, V>>> {
        let mut queue = lock(&self.queue);
        if queue.waiting.is_empty() {
            queue.reading = false;
            self.finished = true;
            return None;
        }
        let batch = queue.waiting.len().min(most);
        let later = queue.waiting.split_off(batch);
        Some(std::mem::replace(&mut queue.waiting, later))
    }
}

impl<K, V> Drop for Reader<K, V> {
    fn drop(&mut self) {
        if !self.finished {
            let mut queue = lock(&self.queue);
            queue.reading = false;
            queue.waiting.clear();
        }
    }
}

fn lock<K, V>(queue: &Mutex<Queue<K, V>>) -> MutexGuard<'_, Queue<K, V>> {
    queue.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::{sync::Semaphore, task::JoinSet, time::timeout};

    use super::*;

    /// Reads that wait until they are let through, and are written down.
    #[derive(Clone)]
    struct Reads {
        gate: Arc<Semaphore>,
        seen: Arc<Mutex<Vec<Vec<u32>>>>,
    }

    impl Reads {
        fn closed() -> Self {
            Self { gate: Arc::new(Semaphore::new(0)), seen: Arc::default() }
        }

        async fn squares(self, kept: Option<u32>, keys: Vec<u32>) -> Result<(u32, Vec<u32>)> {
            self.gate.acquire().await.unwrap().forget();
            self.seen.lock().unwrap().push(keys.clone());
            assert!(!keys.contains(&666), "this key breaks whoever reads it");
            if keys.contains(&13) {
                return Err(Error::UnknownBackend);
            }
            if keys.contains(&14) {
                return Err(Error::Unavailable(sqlx::Error::PoolClosed));
            }
            let seen = self.seen.lock().unwrap().len();
            if keys.contains(&16) && seen == 1 {
                return Err(Error::Unavailable(sqlx::Error::WorkerCrashed));
            }
            let times = kept.unwrap_or_default() + 1;
            if keys.contains(&15) && times > 1 {
                return Err(Error::Unavailable(sqlx::Error::PoolClosed));
            }
            Ok((times, keys.iter().map(|key| key * key + 1000 * (times - 1)).collect()))
        }

        fn ask(
            &self,
            batches: &Arc<Batches<u32, u32>>,
            key: u32,
        ) -> impl Future<Output = (u32, Result<Option<u32>>)> + Send + 'static {
            let (reads, batches) = (self.clone(), Arc::clone(batches));
            let read = move |kept, keys| reads.clone().squares(kept, keys);
            async move { (key, batches.ask(key, read).await) }
        }
    }

    async fn queued(batches: &Batches<u32, u32>, many: usize) {
        while lock(&batches.queue).waiting.len() < many {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn who_asks_while_one_batch_is_read_is_in_the_next() {
        let (batches, reads) = (Arc::new(Batches::of(4)), Reads::closed());
        let mut asking = JoinSet::new();
        asking.spawn(reads.ask(&batches, 1));
        while !lock(&batches.queue).reading || !lock(&batches.queue).waiting.is_empty() {
            tokio::task::yield_now().await;
        }
        for key in 2..=7 {
            asking.spawn(reads.ask(&batches, key));
            queued(&batches, key as usize - 1).await;
        }
        reads.gate.add_permits(9);
        for (key, answer) in asking.join_all().await {
            // The second and the third batch were given what the one before them has kept.
            let kept = [0, 0, 1000, 1000, 1000, 1000, 2000, 2000];
            assert_eq!(answer.unwrap(), Some(key * key + kept[key as usize]));
        }
        let seen = reads.seen.lock().unwrap().clone();
        assert_eq!(seen, [vec![1], vec![2, 3, 4, 5], vec![6, 7]]);
    }

    #[tokio::test]
    async fn a_batch_goes_on_for_the_others_where_one_does_not_wait() {
        let (batches, reads) = (Arc::new(Batches::of(4)), Reads::closed());
        let impatient = timeout(Duration::from_millis(50), reads.ask(&batches, 1)).await;
        assert!(impatient.is_err());
        let patient = tokio::spawn(reads.ask(&batches, 2));
        reads.gate.add_permits(9);
        // Over what the batch of the impatient one has kept.
        assert_eq!(patient.await.unwrap().1.unwrap(), Some(1004));
    }

    #[tokio::test]
    async fn a_database_that_is_gone_is_told_to_everybody_and_asked_again_by_the_next() {
        let (batches, reads) = (Arc::new(Batches::of(4)), Reads::closed());
        reads.gate.add_permits(9);
        let (_, gone) = reads.ask(&batches, 14).await;
        assert!(matches!(gone, Err(Error::Unavailable(_))));
        assert_eq!(reads.ask(&batches, 3).await.1.unwrap(), Some(9));
    }

    #[tokio::test]
    async fn what_fails_over_something_kept_is_read_once_more_without() {
        let (batches, reads) = (Arc::new(Batches::of(4)), Reads::closed());
        let first = tokio::spawn(reads.ask(&batches, 1));
        while !lock(&batches.queue).reading || !lock(&batches.queue).waiting.is_empty() {
            tokio::task::yield_now().await;
        }
        let second = tokio::spawn(reads.ask(&batches, 15));
        queued(&batches, 1).await;
        reads.gate.add_permits(9);
        assert_eq!(first.await.unwrap().1.unwrap(), Some(1));
        assert_eq!(second.await.unwrap().1.unwrap(), Some(225));
        assert_eq!(reads.seen.lock().unwrap().clone(), [vec![1], vec![15], vec![15]]);
    }

    #[tokio::test]
    async fn what_is_lost_is_read_once_more() {
        let (batches, reads) = (Arc::new(Batches::of(4)), Reads::closed());
        reads.gate.add_permits(9);
        assert_eq!(reads.ask(&batches, 16).await.1.unwrap(), Some(256));
        assert_eq!(reads.seen.lock().unwrap().clone(), [vec![16], vec![16]]);
    }

    #[tokio::test]
    async fn a_batch_without_an_end_leaves_nobody_waiting() {
        let (batches, reads) = (Arc::new(Batches::of(4)), Reads::closed());
        reads.gate.add_permits(9);
        for fault in [13, 666] {
            assert_eq!(reads.ask(&batches, fault).await.1.unwrap(), None);
            assert_eq!(reads.ask(&batches, 3).await.1.unwrap(), Some(9));
        }
    }
}
