//! Transactions.

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

use sqlx::{Any, AnyConnection, AssertSqlSafe, Execute, Executor as _, SqlSafeStr as _, SqlStr};
use sqlx_core::transaction::TransactionManager;
use tokio::{runtime::Handle, time::timeout};

use crate::{
    Error, Result,
    error::{is_lost, of_commit},
    lending::Loan,
    statements::Question,
    turns::Turn,
};

/// What begins and ends transactions over either backend.
type Manager = <Any as sqlx::Database>::TransactionManager;

/// A transaction; it is rolled back where it is dropped.
///
/// On SQLite one that writes holds the turn to write.
pub struct Transaction {
    begun: Begun,
}

/// What is done once it was committed.
type Afterwards = Vec<Box<dyn FnOnce(Outcome) + Send>>;

/// What has become of a transaction that was committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Everything in it is lasting.
    Lasting,
    /// Everything in it is, or nothing ([`Error::Uncertain`]); or nobody has waited for the answer.
    Uncertain,
}

impl Transaction {
    pub(crate) async fn begin(
        loan: Loan,
        turn: Turn,
        statement: &'static str,
    ) -> sqlx::Result<Self> {
        let mut begun = Begun::over(loan, turn);
        let beginning = Manager::begin(begun.loan(), Some(SqlStr::from_static(statement)));
        match beginning.await {
            Ok(()) => {
                begun.open = true;
                Ok(Self { begun })
            }
            Err(error) => {
                begun.give_up(&error);
                Err(error)
            }
        }
    }

    /// Makes everything in it lasting.
    ///
    /// # Errors
    /// [`Error::Uncertain`] where the database went away meanwhile; otherwise nothing has happened.
    pub async fn commit(mut self) -> Result<()> {
        self.begun.committing = true;
        match Manager::commit(&mut self).await.map_err(of_commit) {
            Ok(()) => {
                self.begun.ended();
                let afterwards = std::mem::take(&mut self.begun.afterwards);
                afterwards.into_iter().for_each(|after| after(Outcome::Lasting));
                Ok(())
            }
            Err(error) => {
                self.begun.committing = matches!(error, Error::Uncertain(_));
                Err(error)
            }
        }
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

    /// Executes what writes, and then `then`, which has the same arguments and changes other rows:
    /// a server is given both as one statement. Tells how many rows the first has changed.
    ///
    /// # Errors
    /// [`Error::Taken`], [`Error::Unavailable`] or [`Error::Statement`], of either.
    pub async fn execute_both<'q>(
        &mut self,
        first: impl Execute<'q, Any>,
        then: &'static str,
    ) -> Result<u64> {
        let first = Question::of(first)?;
        let loan = self.begun.loan();
        if loan.is_to_a_server() {
            let both = AssertSqlSafe(format!("WITH afterwards AS ({then}) {}", first.says()));
            let done = loan.execute(first.put_as(both.into_sql_str())).await?;
            return Ok(done.rows_affected());
        }
        let then = first.clone().put_as(SqlStr::from_static(then));
        let done = loan.execute(first).await?;
        loan.execute(then).await?;
        Ok(done.rows_affected())
    }

    /// Has something done once everything in it is lasting: what was rolled back is not counted.
    pub fn after_commit(&mut self, after: impl FnOnce() + Send + 'static) {
        self.once_settled(|outcome| match outcome {
            Outcome::Lasting => after(),
            Outcome::Uncertain => {}
        });
    }

    /// Has something done once everything in it is lasting, or may be, and nothing changes that any
    /// more: not where it is rolled back.
    pub fn once_settled(&mut self, after: impl FnOnce(Outcome) + Send + 'static) {
        self.begun.afterwards.push(Box::new(after));
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
            None => unreachable!("{UNTIL_IT_ENDS}"),
        }
    }
}

impl DerefMut for Transaction {
    fn deref_mut(&mut self) -> &mut AnyConnection {
        self.begun.loan()
    }
}

const UNTIL_IT_ENDS: &str = "a transaction has its connection until it ends";

/// A connection in a transaction.
struct Begun {
    /// Nothing once the transaction has ended. Dropped first: whose turn comes next finds the file
    /// unlocked.
    loan: Option<Loan>,
    turn: Turn,
    /// Whether it has begun.
    open: bool,
    /// Whether it may be committed.
    committing: bool,
    afterwards: Afterwards,
}

impl Begun {
    const fn over(loan: Loan, turn: Turn) -> Self {
        Self { loan: Some(loan), turn, open: false, committing: false, afterwards: Vec::new() }
    }

    fn loan(&mut self) -> &mut Loan {
        match &mut self.loan {
            Some(loan) => loan,
            None => unreachable!("{UNTIL_IT_ENDS}"),
        }
    }

    /// Gives back a connection to a file, which has refused to begin. What a server refuses may be
    /// what it was asked before, and then it has begun all the same.
    fn give_up(&mut self, error: &sqlx::Error) {
        let Some(loan) = self.loan.take() else { return };
        if is_lost(error) {
            loan.doubt_all();
        }
        if loan.is_to_a_server() {
            loan.end();
        }
    }

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
            Ok(runtime) if self.open => {
                let (turn, uncertain) = (self.turn.take(), self.committing);
                let afterwards = std::mem::take(&mut self.afterwards);
                runtime.spawn(async move {
                    roll_back(loan, turn).await;
                    if uncertain {
                        afterwards.into_iter().for_each(|after| after(Outcome::Uncertain));
                    }
                });
            }
            // Nobody has waited for the answer to BEGIN, nor knows whether it has begun.
            Ok(runtime) => drop(runtime.spawn(close(loan, self.turn.take()))),
            Err(_) => loan.end(),
        }
    }
}

/// Rolls back before the connection is lent again, and before another one writes. It may have been
/// given up because its server takes no writes any more, so it is asked.
async fn roll_back(mut loan: Loan, turn: Turn) {
    let patience = loan.patience();
    match timeout(patience, Manager::rollback(&mut loan)).await {
        Ok(Ok(())) => drop((loan, turn)),
        _ => {
            loan.doubt_all();
            close(loan, turn).await;
        }
    }
}

/// Closes a connection, which rolls back, before another one writes.
async fn close(loan: Loan, turn: Turn) {
    loan.close().await;
    drop(turn);
}
