//! The hashes that are waited for, and the workers that compute them.
//!
//! A worker that is done takes whoever is next by itself. Had it to wait until they are woken and
//! have found a thread, a core would have nothing to do between two hashes while others wait for
//! theirs.

use std::{
    collections::VecDeque,
    mem,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use argon2::{Algorithm, Argon2, Block, Version};
use tokio::{sync::oneshot, task};
use tracing::Span;
use zeroize::Zeroizing;

use super::{Cost, measured::In};
use crate::{
    Error, Result,
    verifier::{Tag, parameters},
};

/// A hash that somebody waits for.
pub(super) struct Job {
    pub cost: Cost,
    pub input: Zeroizing<Vec<u8>>,
    pub salt: Vec<u8>,
    pub answer: oneshot::Sender<Result<Tag>>,
    /// What it belongs to, in logs and traces.
    pub request: Span,
    pub waiting: In,
}

/// The queue before the workers.
pub(super) struct Queue {
    /// How many workers there may be.
    most: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<(u64, Job)>,
    /// How many have joined.
    joined: u64,
    workers: usize,
    /// Memory that no hash is using, for those that come next: to be given new memory by the system
    /// costs a tenth of a hash, in ordinary pages a third.
    idle: Vec<Vec<Block>>,
    /// Whether any was used since somebody last asked for it back.
    used: bool,
}

impl Queue {
    /// Before so many workers.
    pub(super) fn before(most: usize) -> Self {
        Self { most, state: Mutex::default() }
    }

    /// Waits at the end of it, until what is returned is dropped.
    pub(super) fn join(self: &Arc<Self>, job: Job) -> Queued {
        let mut state = self.state();
        let number = state.joined;
        state.joined += 1;
        state.waiting.push_back((number, job));
        self.start_worker(&mut state);
        Queued { queue: Arc::clone(self), number }
    }

    /// One worker more where somebody waits and there may be.
    fn start_worker(self: &Arc<Self>, state: &mut State) {
        if state.workers < self.most && !state.waiting.is_empty() {
            state.workers += 1;
            let queue = Arc::clone(self);
            task::spawn_blocking(move || Worker(queue).work());
        }
    }

    /// Gives memory back, unless a hash has used it since this was last called.
    pub(super) fn give_back(&self) {
        let mut state = self.state();
        if !mem::take(&mut state.used) {
            let idle = mem::take(&mut state.idle);
            // Nobody who joins waits while the system takes it.
            drop(state);
            drop(idle);
        }
    }

    #[cfg(test)]
    pub(super) fn idle_memory(&self) -> usize {
        self.state().idle.len()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place in the queue. Whoever gives it up before it is their turn makes room.
pub(super) struct Queued {
    queue: Arc<Queue>,
    number: u64,
}

impl Drop for Queued {
    fn drop(&mut self) {
        let mut state = self.queue.state();
        let place = state.waiting.binary_search_by_key(&self.number, |(number, _)| *number);
        let given_up = place.ok().and_then(|place| state.waiting.remove(place));
        drop(state);
        drop(given_up);
    }
}

/// Hashes on a blocking thread for as long as somebody waits.
struct Worker(Arc<Queue>);

impl Worker {
    fn work(&self) {
        loop {
            let Some((_, job)) = self.0.state().waiting.pop_front() else { return };
            self.hash(job);
        }
    }

    /// Hashes, and answers. A caller who hangs up meanwhile does not make room for another hash, as
    /// this one still holds its memory.
    fn hash(&self, job: Job) {
        let Job { cost, input, salt, answer, request, waiting } = job;
        let tag = request.in_scope(|| {
            let _working = waiting.the_works();
            drop(waiting);
            let idle = self.0.state().idle.pop();
            let mut memory = idle.unwrap_or_default();
            let tag = compute(&cost, &input, &salt, &mut memory);
            let mut state = self.0.state();
            state.idle.push(memory);
            state.used = true;
            tag
        });
        // Whoever does not wait any more needs no answer.
        let _ = answer.send(tag);
    }
}

impl Drop for Worker {
    /// Somebody may have joined since it found nobody; and a hash may have panicked.
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.workers -= 1;
        self.0.start_worker(&mut state);
    }
}

fn compute(cost: &Cost, input: &[u8], salt: &[u8], memory: &mut Vec<Block>) -> Result<Tag> {
    let parameters = parameters(cost.memory_kib, cost.passes, cost.lanes)?;
    tracing::debug!("computing Argon2id");
    memory.resize(parameters.block_count(), Block::default());
    let mut tag = Tag::default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into_with_memory(input, salt, tag.as_mut_slice(), memory.as_mut_slice())
        .map_err(|_| Error::Hash)?;
    Ok(tag)
}

#[cfg(test)]
mod tests {
    use ambient::SystemClock;

    use super::*;

    fn job() -> (Job, oneshot::Receiver<Result<Tag>>) {
        let (answer, answered) = oneshot::channel();
        let job = Job {
            cost: "m=64,t=1,p=1".parse().unwrap(),
            input: Zeroizing::default(),
            salt: vec![1; 16],
            answer,
            request: Span::none(),
            waiting: In::the_queue(Arc::new(SystemClock)),
        };
        (job, answered)
    }

    #[test]
    fn whoever_gives_their_place_up_makes_room() {
        let queue = Arc::new(Queue::before(0));
        let join = || queue.join(job().0);
        let numbers =
            || queue.state().waiting.iter().map(|(number, _)| *number).collect::<Vec<_>>();
        let (first, given_up, _last) = (join(), join(), join());
        drop(given_up);
        assert_eq!(numbers(), [0, 2]);
        // Their turn has come: there is nothing to give up any more.
        queue.state().waiting.pop_front();
        drop(first);
        assert_eq!(numbers(), [2]);
    }

    #[tokio::test]
    async fn where_one_panics_the_others_are_hashed_all_the_same() {
        let queue = Arc::new(Queue::before(1));
        queue.state().workers = 1;
        let (job, answered) = job();
        let _queued = queue.join(job);
        let worker = Worker(Arc::clone(&queue));
        let panicked = task::spawn_blocking(move || {
            let _worker = worker;
            panic!("it is meant to");
        });
        assert!(panicked.await.unwrap_err().is_panic());
        answered.await.unwrap().unwrap();
    }
}
