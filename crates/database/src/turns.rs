//! Whose turn it is to write.

use std::{sync::Arc, time::Duration};

use sqlx::{Error, Result};
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

/// The queue of this process's writers, where one writes at a time: instead of asking the file
/// again and again whether it is still locked, they wait for each other.
#[derive(Clone, Debug)]
pub struct Turns {
    one: Option<Arc<Semaphore>>,
    patience: Duration,
}

/// The turn to write, until it is dropped; nothing where everybody may.
pub type Turn = Option<OwnedSemaphorePermit>;

impl Turns {
    /// One writes at a time.
    pub fn one_by_one(patience: Duration) -> Self {
        Self { one: Some(Arc::new(Semaphore::new(1))), patience }
    }

    /// Everybody writes when they like.
    pub const fn at_once(patience: Duration) -> Self {
        Self { one: None, patience }
    }

    /// Waits for a turn, as long as patience lasts.
    pub async fn take(&self) -> Result<Turn> {
        let Some(one) = &self.one else { return Ok(None) };
        let turn = timeout(self.patience, Arc::clone(one).acquire_owned()).await;
        turn.ok().and_then(Result::ok).map(Some).ok_or(Error::PoolTimedOut)
    }
}
