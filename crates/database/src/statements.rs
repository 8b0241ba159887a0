//! Connections for single statements.

use std::fmt;

use futures_core::{future::BoxFuture, stream::BoxStream};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use sqlx::{
    Any, Either, Error, Execute, Executor, Result, SqlStr,
    any::{AnyQueryResult, AnyRow, AnyStatement, AnyTypeInfo},
};

use crate::{lending::Lender, turns::Turns};

/// Where single statements run: give it to the `fetch…` and `execute` of [`sqlx::query()`]. What is
/// executed writes, and waits for its turn as transactions do.
#[derive(Clone)]
pub struct Statements {
    lender: Lender,
    turns: Turns,
}

impl Statements {
    pub(crate) const fn over(lender: Lender, turns: Turns) -> Self {
        Self { lender, turns }
    }
}

impl fmt::Debug for Statements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lender.fmt(f)
    }
}

impl<'p> Executor<'p> for &Statements {
    type Database = Any;

    fn execute<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<AnyQueryResult>>
    where
        'p: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let Statements { lender, turns } = self.clone();
        Box::pin(async move {
            let _turn = turns.take().await?;
            let mut loan = lender.lend().await?;
            let done = loan.execute(query).await;
            loan.answered_with(&done);
            done
        })
    }

    /// Rows are gathered first, so that nobody who reads slowly holds a connection.
    fn fetch_many<'e, 'q: 'e, E>(
        self,
        query: E,
    ) -> BoxStream<'e, Result<Either<AnyQueryResult, AnyRow>>>
    where
        'p: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let lender = self.lender.clone();
        let gathered = async move {
            let mut loan = lender.lend().await?;
            let steps: Result<Vec<_>> = loan.fetch_many(query).try_collect().await;
            loan.answered_with(&steps);
            Ok::<_, Error>(stream::iter(steps?.into_iter().map(Ok)))
        };
        stream::once(gathered).try_flatten().boxed()
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<Option<AnyRow>>>
    where
        'p: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let lender = self.lender.clone();
        Box::pin(async move {
            let mut loan = lender.lend().await?;
            let row = loan.fetch_optional(query).await;
            loan.answered_with(&row);
            row
        })
    }

    fn prepare_with<'e>(
        self,
        sql: SqlStr,
        parameters: &'e [AnyTypeInfo],
    ) -> BoxFuture<'e, Result<AnyStatement>>
    where
        'p: 'e,
    {
        let lender = self.lender.clone();
        Box::pin(async move {
            let mut loan = lender.lend().await?;
            let prepared = loan.prepare_with(sql, parameters).await;
            loan.answered_with(&prepared);
            prepared
        })
    }
}
