//! Transactions that write.

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

use sqlx::{Any, AnyConnection};

use crate::{Result, error::of_commit, turns::Turn};

/// A transaction that writes; it is rolled back where it is dropped.
///
/// On SQLite it holds the turn to write.
pub struct Transaction {
    // Dropped first: whose turn comes next finds the file unlocked.
    inner: sqlx::Transaction<'static, Any>,
    _turn: Turn,
    /// What is done once everything in it is lasting.
    afterwards: Vec<Box<dyn FnOnce() + Send>>,
}

impl Transaction {
    pub(crate) const fn new(inner: sqlx::Transaction<'static, Any>, turn: Turn) -> Self {
        Self { inner, _turn: turn, afterwards: Vec::new() }
    }

    /// Makes everything in it lasting.
    ///
    /// # Errors
    /// [`crate::Error::Uncertain`] where the database went away meanwhile; otherwise nothing has happened.
    pub async fn commit(self) -> Result<()> {
        self.inner.commit().await.map_err(of_commit)?;
        self.afterwards.into_iter().for_each(|after| after());
        Ok(())
    }

    /// Has something done once everything in it is lasting: what was rolled back is not counted.
    pub fn after_commit(&mut self, after: impl FnOnce() + Send + 'static) {
        self.afterwards.push(Box::new(after));
    }
}

impl fmt::Debug for Transaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transaction").field("inner", &self.inner).finish_non_exhaustive()
    }
}

impl Deref for Transaction {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        &self.inner
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        &mut self.inner
    }
}
