//! Transactions that write.

use std::ops::{Deref, DerefMut};

use sqlx::{Any, AnyConnection};

use crate::turns::Turn;

/// A transaction that writes; it is rolled back where it is dropped.
///
/// On SQLite it holds the turn to write.
#[derive(Debug)]
pub struct Transaction {
    // Dropped first: whose turn comes next finds the file unlocked.
    inner: sqlx::Transaction<'static, Any>,
    _turn: Turn,
}

impl Transaction {
    pub(crate) const fn new(inner: sqlx::Transaction<'static, Any>, turn: Turn) -> Self {
        Self { inner, _turn: turn }
    }

    /// Makes everything in it lasting.
    ///
    /// # Errors
    /// The database's; then nothing of it is known to have happened.
    pub async fn commit(self) -> sqlx::Result<()> {
        self.inner.commit().await
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
