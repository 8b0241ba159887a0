//! Connections for single statements.

mod question;

use std::fmt;

use futures_core::{future::BoxFuture, stream::BoxStream};
use futures_util::{StreamExt as _, TryStreamExt as _, stream};
use sqlx::{
    Any, AnyConnection, Either, Error, Execute, Executor, Result, SqlStr,
    any::{AnyQueryResult, AnyRow, AnyStatement, AnyTypeInfo},
};

pub(crate) use self::question::Question;
use crate::{error::is_lost, lending::Lender, turns::Turns};

/// Where single statements run: give it to the `fetch…` and `execute` of [`sqlx::query()`]. What
/// is executed, and what fetches by anything but `SELECT`, writes, and waits for its turn as
/// transactions do.
///
/// What a server is asked by a `SELECT` is asked once more where it went away before it answered.
#[derive(Clone)]
pub struct Statements {
    lender: Lender,
    turns: Turns,
    /// Whether what writes may be put twice as well.
    idempotent: bool,
}

impl Statements {
    pub(crate) const fn over(lender: Lender, turns: Turns) -> Self {
        Self { lender, turns, idempotent: false }
    }

    /// The same for statements that may well be put twice, whatever they do: no connection is asked
    /// first, and where a server went away before it answered, each is put once more.
    pub fn idempotent(&self) -> Self {
        Self { idempotent: true, ..self.clone() }
    }
}

impl fmt::Debug for Statements {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lender.fmt(f)
    }
}

/// Puts a question over a connection.
type Put<T> = for<'c> fn(&'c mut AnyConnection, Question) -> BoxFuture<'c, Result<T>>;

impl Statements {
    async fn answer<T>(self, question: Question, put: Put<T>) -> Result<T> {
        if question.only_reads() {
            return self.put_again(question, put).await;
        }
        self.write(question, put).await
    }

    async fn write<T>(self, question: Question, put: Put<T>) -> Result<T> {
        let _turn = self.turns.take().await?;
        match self.idempotent {
            true => self.put_again(question, put).await,
            false => self.put_once(question, put).await,
        }
    }

    /// Over a connection that is believed, and once more where it was lost.
    async fn put_again<T>(&self, question: Question, put: Put<T>) -> Result<T> {
        if self.lender.is_to_a_server() {
            let mut loan = self.lender.lend().await?;
            let answer = put(&mut loan, question.clone()).await;
            loan.answered_with(&answer);
            if !answer.as_ref().is_err_and(is_lost) {
                return answer;
            }
        }
        self.put_once(question, put).await
    }

    /// Over a connection that has answered just now.
    async fn put_once<T>(&self, question: Question, put: Put<T>) -> Result<T> {
        let mut loan = self.lender.lend_asked().await?;
        let answer = put(&mut loan, question).await;
        loan.answered_with(&answer);
        answer
    }
}

impl<'p> Executor<'p> for &Statements {
    type Database = Any;

    fn execute<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<AnyQueryResult>>
    where
        'p: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let (statements, question) = (self.clone(), Question::of(query));
        Box::pin(async move {
            statements.write(question?, |connection, question| connection.execute(question)).await
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
        let (statements, question) = (self.clone(), Question::of(query));
        let gathered = async move {
            let put: Put<Vec<_>> =
                |connection, question| Box::pin(connection.fetch_many(question).try_collect());
            let steps = statements.answer(question?, put).await?;
            Ok::<_, Error>(stream::iter(steps.into_iter().map(Ok)))
        };
        stream::once(gathered).try_flatten().boxed()
    }

    fn fetch_optional<'e, 'q: 'e, E>(self, query: E) -> BoxFuture<'e, Result<Option<AnyRow>>>
    where
        'p: 'e,
        E: 'q + Execute<'q, Any>,
    {
        let (statements, question) = (self.clone(), Question::of(query));
        Box::pin(async move {
            let put: Put<_> = |connection, question| connection.fetch_optional(question);
            statements.answer(question?, put).await
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
            let mut loan = lender.lend_asked().await?;
            let prepared = loan.prepare_with(sql, parameters).await;
            loan.answered_with(&prepared);
            prepared
        })
    }
}
