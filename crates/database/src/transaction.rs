//! Transactions.

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

use sqlx::{Any, AnyConnection, SqlStr};
use sqlx_core::transaction::TransactionManager;
use tokio::runtime::Handle;

use crate::{
    Result,
    error::{is_lost, of_commit},
    lending::Loan,
    turns::Turn,
};

/// What begins and ends transactions over either backend.
type Manager = <Any as sqlx::Database>::TransactionManager;

/// A transaction; it is rolled back where it is dropped.
///
/// On SQLite one that writes holds the turn to write.
pub struct Transaction {
    begun: Begun,
    /// What is done once everything in it is lasting.
    afterwards: Vec<Box<dyn FnOnce() + Send>>,
}

impl Transaction {
    pub(crate) async fn begin(
        mut loan: Loan,
        turn: Turn,
        statement: &'static str,
    ) -> sqlx::Result<Self> {
        match Manager::begin(&mut loan, Some(SqlStr::from_static(statement))).await {
            Ok(()) => Ok(Self { begun: Begun { loan: Some(loan), turn }, afterwards: Vec::new() }),
            Err(error) => {
                if is_lost(&error) {
                    loan.failed();
                }
                Err(error)
            }
        }
    }

    /// Makes everything in it lasting.
    ///
    /// # Errors
    /// [`crate::Error::Uncertain`] where the database went away meanwhile; otherwise nothing has happened.
    pub async fn commit(mut self) -> Result<()> {
        Manager::commit(&mut self).await.map_err(of_commit)?;
        self.begun.ended();
        self.afterwards.into_iter().for_each(|after| after());
        Ok(())
    }

    /// Ends it as if it had never begun.
    ///
    /// # Errors
    /// [`crate::Error::Unavailable`] where the database has gone; nothing has happened either.
    pub async fn rollback(mut self) -> Result<()> {
        Manager::rollback(&mut self).await?;
        self.begun.ended();
        Ok(())
    }

    /// Has something done once everything in it is lasting: what was rolled back is not counted.
    pub fn after_commit(&mut self, after: impl FnOnce() + Send + 'static) {
        self.afterwards.push(Box::new(after));
    }
}

impl fmt::Debug for Transaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transaction").field("turn", &self.begun.turn).finish_non_exhaustive()
    }
}

impl Deref for Transaction {
    type Target = AnyConnection;

    fn deref(&self) -> &AnyConnection {
        match &self.begun.loan {
            Some(loan) => loan,
            None => unreachable!("a transaction has its connection until it ends"),
        }
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        match &mut self.begun.loan {
            Some(loan) => loan,
            None => unreachable!("a transaction has its connection until it ends"),
        }
    }
}

/// A connection in a transaction.
struct Begun {
    /// Nothing once the transaction has ended. Dropped first: whose turn comes next finds the file
    /// unlocked.
    loan: Option<Loan>,
    turn: Turn,
}

impl Begun {
    /// Gives the connection back.
    fn ended(&mut self) {
        if let Some(mut loan) = self.loan.take() {
            loan.answered();
        }
        self.turn = None;
    }
}

impl Drop for Begun {
    fn drop(&mut self) {
        let Some(loan) = self.loan.take() else { return };
        match Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(roll_back(loan, self.turn.take()))),
            // Nobody is there to wait for an answer: whoever closes a connection rolls back.
            Err(_) => loan.failed(),
        }
    }
}

/// Rolls back before the connection is lent again, and before another one writes. It may have been
/// given up because its server takes no writes any more, so it is asked.
async fn roll_back(mut loan: Loan, turn: Turn) {
    if Manager::rollback(&mut loan).await.is_err() {
        loan.failed();
    }
    drop(turn);
}
