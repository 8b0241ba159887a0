//! The counters, as they are stored.
//!
//! Several are changed by one statement that names them as the rows of an upsert: it takes them one
//! after the other, in the order in which they are named.

use ambient::Timestamp;
use database::Transaction;
use sqlx::{AssertSqlSafe, SqlSafeStr as _, SqlStr};

use super::{Counted, Held, STOPPED, Subject, blocked_until, delay};
use crate::{Error, Identity, Result};

impl Identity {
    /// Counts one failure in advance; `stops` says whether too many of them stop it for good, or
    /// only slow it down.
    ///
    /// # Errors
    /// [`Error::Throttled`] where the name has to wait, [`Error::Stopped`] where it is stopped.
    pub(crate) async fn count_attempt(
        &self,
        transaction: &mut Transaction,
        subject: &Subject,
        stops: bool,
    ) -> Result<Counted> {
        let [counted] = self.count_attempts(transaction, [subject], stops).await?;
        Ok(counted)
    }

    /// Counts one failure of each in advance.
    ///
    /// # Errors
    /// As [`Self::count_attempt`], of the first that has to wait; the others are counted as long as
    /// the transaction is not dropped.
    pub(crate) async fn count_attempts<const N: usize>(
        &self,
        transaction: &mut Transaction,
        subjects: [&Subject; N],
        stops: bool,
    ) -> Result<[Counted; N]> {
        let now = self.clock.now();
        let statement = upsert::<N>(
            1,
            "failures = throttles.failures + 1, counted_at = $1, blocked_until = 0 \
             WHERE throttles.blocked_until <= $1 RETURNING subject, failures",
        );
        let asked = sqlx::query_as(statement).bind(now.millis());
        let asked = subjects.into_iter().fold(asked, |asked, subject| asked.bind(subject));
        let rows: Vec<(Subject, i64)> = asked.fetch_all(&mut **transaction).await?;
        let mut counted = [const { Counted { stops: false, former: 0, until: 0 } }; N];
        for (counted, subject) in counted.iter_mut().zip(subjects) {
            let Some((_, failures)) = rows.iter().find(|(found, _)| found == subject) else {
                return Err(self.throttled(transaction, subject, now).await?);
            };
            let delay = match delay(&self.settings, *failures) {
                None if !stops => Some(self.settings.longest_delay),
                delay => delay,
            };
            *counted =
                Counted { stops: delay.is_none(), former: 0, until: blocked_until(delay, now) };
            if counted.until != 0 {
                self.block(transaction, subject, counted.until).await?;
            }
        }
        Ok(counted)
    }

    /// As [`Self::count_attempt`], in a transaction of its own.
    ///
    /// # Errors
    /// As [`Self::count_attempt`].
    pub(crate) async fn count_alone(&self, subject: &Subject, stops: bool) -> Result<Counted> {
        let counted = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let counted = self.count_attempt(&mut transaction, subject, stops).await?;
                transaction.commit().await?;
                Ok(counted)
            })
            .await;
        self.with_wait_cut(counted, subject).await
    }

    /// Counts one failure more, whether or not the subject has to wait already.
    pub(crate) async fn add_failure(
        &self,
        transaction: &mut Transaction,
        subject: &Subject,
    ) -> Result<Counted> {
        let now = self.clock.now();
        let statement = upsert::<1>(
            1,
            "failures = throttles.failures + 1, counted_at = $1 RETURNING failures, blocked_until",
        );
        let (failures, former): (i64, i64) = sqlx::query_as(statement)
            .bind(now.millis())
            .bind(subject)
            .fetch_one(&mut **transaction)
            .await?;
        let former = self.at_most_longest(former, now);
        let delay = delay(&self.settings, failures);
        let until = blocked_until(delay, now).max(former);
        self.block(transaction, subject, until).await?;
        Ok(Counted { stops: delay.is_none(), former, until })
    }

    async fn block(
        &self,
        transaction: &mut Transaction,
        subject: &Subject,
        until: i64,
    ) -> Result<()> {
        sqlx::query("UPDATE throttles SET blocked_until = $2 WHERE subject = $1")
            .bind(subject)
            .bind(until)
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }

    /// How many failures in a row a subject has, and whether it is stopped.
    pub(crate) async fn failures(&self, subject: &Subject) -> Result<(u32, bool)> {
        let row: Option<(i64, i64)> =
            sqlx::query_as("SELECT failures, blocked_until FROM throttles WHERE subject = $1")
                .bind(subject)
                .fetch_optional(self.database.pool())
                .await?;
        let (failures, blocked_until) = row.unwrap_or_default();
        Ok((u32::try_from(failures).unwrap_or(0), blocked_until == STOPPED))
    }

    async fn throttled(
        &self,
        transaction: &mut Transaction,
        subject: &Subject,
        now: Timestamp,
    ) -> Result<Error> {
        let (until,): (i64,) =
            sqlx::query_as("SELECT blocked_until FROM throttles WHERE subject = $1")
                .bind(subject)
                .fetch_one(&mut **transaction)
                .await?;
        if until == STOPPED {
            return Ok(Error::Stopped);
        }
        let retry_after = Timestamp::from_millis(self.at_most_longest(until, now)).since(now);
        Ok(Error::Throttled { retry_after })
    }

    /// Takes one count back: what it was for turned out right. The wait goes back to what it was,
    /// unless somebody else has lengthened it since.
    pub(crate) async fn forgive_attempt(
        &self,
        transaction: &mut Transaction,
        subject: &Subject,
        counted: &Counted,
    ) -> Result<()> {
        sqlx::query(
            "UPDATE throttles SET failures = failures - 1, \
             blocked_until = CASE WHEN blocked_until = $2 THEN $3 ELSE blocked_until END \
             WHERE subject = $1 AND failures > 0",
        )
        .bind(subject)
        .bind(counted.until)
        .bind(counted.former)
        .execute(&mut **transaction)
        .await?;
        Ok(())
    }

    /// As [`Self::forgive_attempt`], in a transaction of its own, for whom something else has
    /// failed already.
    pub(crate) async fn forgive_alone(&self, subject: &Subject, counted: &Counted) {
        let forgiven = self.database.repeat(|| async {
            let mut transaction = self.database.begin().await?;
            self.forgive_attempt(&mut transaction, subject, counted).await?;
            transaction.commit().await?;
            Ok::<_, Error>(())
        });
        if let Err(error) = forgiven.await {
            tracing::warn!(%error, "what was no failure stays counted as one");
        }
    }

    /// Sets a counter to zero: every step was right.
    pub(crate) async fn clear_attempts(
        &self,
        transaction: &mut Transaction,
        subject: &Subject,
    ) -> Result<()> {
        sqlx::query("UPDATE throttles SET failures = 0, blocked_until = 0 WHERE subject = $1")
            .bind(subject)
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }

    /// Sets two counters to zero under which something was counted.
    pub(crate) async fn clear_both(
        &self,
        transaction: &mut Transaction,
        first: &Subject,
        second: &Subject,
    ) -> Result<()> {
        self.change(transaction, [first, second], "failures = 0, blocked_until = 0").await
    }

    /// Makes all that follows in this transaction wait for others of the same subject.
    pub(crate) async fn hold_subject(
        &self,
        transaction: &mut Transaction,
        subject: Subject,
    ) -> Result<Held> {
        self.change(transaction, [&subject], "failures = throttles.failures").await?;
        Ok(Held(subject))
    }

    /// Does `then` with counters, in their order; those that are new begin at zero.
    async fn change<const N: usize>(
        &self,
        transaction: &mut Transaction,
        subjects: [&Subject; N],
        then: &str,
    ) -> Result<()> {
        let asked = sqlx::query(upsert::<N>(0, then)).bind(self.clock.now().millis());
        let asked = subjects.into_iter().fold(asked, |asked, subject| asked.bind(subject));
        asked.execute(&mut **transaction).await?;
        Ok(())
    }

    /// As [`Self::hold_subject`], and [forgives](Self::forgive_attempt) what was counted in advance
    /// under `counter`. Names come before devices, so that nobody waits in a circle.
    pub(crate) async fn hold_and_forgive(
        &self,
        transaction: &mut Transaction,
        subject: Subject,
        counter: &Subject,
        counted: &Counted,
    ) -> Result<Held> {
        if subject == *counter {
            self.forgive_attempt(transaction, counter, counted).await?;
            return self.hold_subject(transaction, subject).await;
        }
        let statement = upsert::<2>(
            0,
            "failures = throttles.failures \
             - CASE WHEN throttles.subject = $3 AND throttles.failures > 0 THEN 1 ELSE 0 END, \
             blocked_until = CASE WHEN throttles.subject = $3 AND throttles.failures > 0 \
             AND throttles.blocked_until = $4 THEN $5 ELSE throttles.blocked_until END",
        );
        sqlx::query(statement)
            .bind(self.clock.now().millis())
            .bind(&subject)
            .bind(counter)
            .bind(counted.until)
            .bind(counted.former)
            .execute(&mut **transaction)
            .await?;
        Ok(Held(subject))
    }
}

/// Counters that are new begin at `failures` at `$1`; with those that are there, `then` is done.
/// Their subjects are `$2` and what follows it.
fn upsert<const N: usize>(failures: i64, then: &str) -> SqlStr {
    let rows: Vec<String> =
        (2..N + 2).map(|place| format!("(${place}, {failures}, 0, $1)")).collect();
    let rows = rows.join(", ");
    let statement = format!(
        "INSERT INTO throttles (subject, failures, blocked_until, counted_at) VALUES {rows} \
         ON CONFLICT (subject) DO UPDATE SET {then}"
    );
    AssertSqlSafe(statement).into_sql_str()
}
