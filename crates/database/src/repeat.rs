//! Transactions that are done again where the database asks for it.

use std::{sync::atomic::Ordering, time::Duration};

use tokio::time::sleep;

use crate::{Backend, Database, Error};

/// How often a transaction is begun before whoever asked is told that it did not work.
const ATTEMPTS: u32 = 8;
/// The wait before the second attempt; it doubles with each.
const PAUSE: Duration = Duration::from_millis(10);

/// From a half to twice the pause, so that those who were in each other's way do not come back
/// together.
fn apart(pause: Duration, turn: u64) -> Duration {
    let eighths = u32::try_from(turn % 8).unwrap_or_default();
    pause / 2 + pause * eighths * 3 / 16
}

/// An error that may be the database's.
pub trait Failure {
    /// What the database said, where it was the database.
    fn of_database(&self) -> Option<&Error>;
}

impl Failure for Error {
    fn of_database(&self) -> Option<&Error> {
        Some(self)
    }
}

impl Database {
    /// Does `work`, which begins one transaction, commits it at its end, and changes nothing else;
    /// or puts one statement that may well be put twice.
    ///
    /// Where a server rolls the transaction back for the sake of another one, or goes away before
    /// it is told to commit (a restart, a failover), `work` is done again from its beginning, a
    /// few times: nothing of what was begun has happened. A server that goes away while it commits
    /// may have done so or not; that is [`Error::Uncertain`] and never tried again.
    ///
    /// # Errors
    /// Those of the last attempt.
    pub async fn repeat<T, E: Failure, F: Future<Output = Result<T, E>>>(
        &self,
        work: impl Fn() -> F,
    ) -> Result<T, E> {
        let mut pause = PAUSE;
        for _ in 1..ATTEMPTS {
            match work().await {
                Err(error) if self.has_undone(&error) => {
                    let turn = self.repeated.fetch_add(1, Ordering::Relaxed);
                    sleep(apart(pause, turn)).await;
                    pause *= 2;
                }
                ended => return ended,
            }
        }
        work().await
    }

    /// A file is locked or it is not; only a server breaks off what it has begun.
    fn has_undone(&self, error: &impl Failure) -> bool {
        self.backend() == Backend::Postgres && error.of_database().is_some_and(Error::is_undone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_repeats_after_another_waits_for_another_time() {
        let pauses: Vec<u128> = (0..9).map(|turn| apart(PAUSE, turn).as_micros()).collect();
        assert_eq!(pauses, [5000, 6875, 8750, 10625, 12500, 14375, 16250, 18125, 5000]);
    }
}
