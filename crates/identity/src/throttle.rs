//! How failures slow a name, a device, or an account down.
//!
//! A failure is counted before anything is checked, in the database. There are three counters:
//!
//! - of a *name*, which every spelling of it shares, whether or not there is an account: wrong
//!   factors, and the patterns that follow, from browsers that the account does not know;
//! - of a *device* that the account knows: the same, from there. Strangers who guess at a name
//!   slow down strangers only;
//! - of the *patterns* of an account, over sign-in, unlocking, changes and recovery, wherever they
//!   are drawn. Only whoever has the factors, a session or a recovery code gets that far.
//!
//! Right factors take their own count back; only a right pattern sets its counters to zero, so a
//! new code, a new session or another browser never does. Recovery has a counter of its own that
//! slows down and never stops: it is what lets a stopped name go on.
//!
//! Nobody waits longer than the longest delay. What says so was written while the clock was ahead:
//! it is cut to that delay when somebody asks, who has to wait for all of it then.

mod network;
mod wait;

use std::time::Duration;

use ambient::Timestamp;
use database::Transaction;

use crate::{AccountId, Error, Identity, Result, Settings};

/// What is counted under: a keyed digest of an account's name, or of a device that the account
/// knows. A known device has its own counter, so that strangers who guess at a name slow down
/// strangers only.
pub(crate) type Subject = Vec<u8>;

/// `blocked_until` of a name that waits until it is recovered.
const STOPPED: i64 = i64::MAX;
/// How long a name is remembered after the last failure.
pub(crate) const FORGOTTEN_AFTER: Duration = Duration::from_secs(30 * 24 * 3600);

/// A subject whose others wait until the transaction ends that [holds](Identity::hold_subject) it.
pub(crate) struct Held(Subject);

impl Held {
    pub(crate) const fn subject(&self) -> &Subject {
        &self.0
    }
}

/// A failure was counted in advance.
pub(crate) struct Counted {
    /// Whether, if it is one, it was one too many.
    pub stops: bool,
    /// Until when the subject had to wait before.
    former: i64,
    /// Until when it has to wait now.
    until: i64,
}

/// How long a name waits after so many failures in a row; `None` until it is recovered.
fn delay(settings: &Settings, failures: i64) -> Option<Duration> {
    let failures = u32::try_from(failures).unwrap_or(u32::MAX);
    if failures >= settings.most_failures {
        return None;
    }
    let Some(doublings) = failures.checked_sub(settings.free_failures) else {
        return Some(Duration::ZERO);
    };
    let seconds = 1_u64.checked_shl(doublings).unwrap_or(u64::MAX);
    Some(settings.longest_delay.min(Duration::from_secs(seconds)))
}

/// `blocked_until` of a subject that has to wait for so long from `now` on. Who need not wait is
/// not made to by a clock that goes back.
fn blocked_until(delay: Option<Duration>, now: Timestamp) -> i64 {
    match delay {
        None => STOPPED,
        Some(Duration::ZERO) => 0,
        Some(delay) => now.plus(delay).millis(),
    }
}

impl Identity {
    /// The subject that an account's name is counted under.
    pub(crate) fn subject_of_name(&self, name: &str) -> Subject {
        self.keys.subjects.digest(&[b"name", name.as_bytes()]).as_bytes().to_vec()
    }

    /// The subject that all patterns of an account are counted under.
    pub(crate) fn subject_of_patterns(&self, account: &AccountId) -> Subject {
        let account = account.to_string();
        self.keys.subjects.digest(&[b"patterns", account.as_bytes()]).as_bytes().to_vec()
    }

    /// Refuses an account whose patterns were wrong too often.
    pub(crate) async fn check_not_stopped(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
    ) -> Result<()> {
        let stopped: Option<(i64,)> = sqlx::query_as(
            "SELECT failures FROM throttles WHERE subject = $1 AND blocked_until = $2",
        )
        .bind(self.subject_of_patterns(account))
        .bind(STOPPED)
        .fetch_optional(&mut **transaction)
        .await?;
        if stopped.is_some() { Err(Error::Stopped) } else { Ok(()) }
    }

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
        let now = self.clock.now();
        let counted: Option<(i64,)> = sqlx::query_as(
            "INSERT INTO throttles (subject, failures, blocked_until, counted_at) \
             VALUES ($1, 1, 0, $2) ON CONFLICT (subject) \
             DO UPDATE SET failures = throttles.failures + 1, counted_at = $2, \
             blocked_until = 0 WHERE throttles.blocked_until <= $2 RETURNING failures",
        )
        .bind(subject)
        .bind(now.millis())
        .fetch_optional(&mut **transaction)
        .await?;
        let Some((failures,)) = counted else {
            return Err(self.throttled(transaction, subject, now).await?);
        };
        let delay = match delay(&self.settings, failures) {
            None if !stops => Some(self.settings.longest_delay),
            delay => delay,
        };
        let until = blocked_until(delay, now);
        if until != 0 {
            self.block(transaction, subject, until).await?;
        }
        Ok(Counted { stops: delay.is_none(), former: 0, until })
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
        let (failures, former): (i64, i64) = sqlx::query_as(
            "INSERT INTO throttles (subject, failures, blocked_until, counted_at) \
             VALUES ($1, 1, 0, $2) ON CONFLICT (subject) \
             DO UPDATE SET failures = throttles.failures + 1, counted_at = $2 \
             RETURNING failures, blocked_until",
        )
        .bind(subject)
        .bind(now.millis())
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

    /// Sets the counter to zero: every step was right.
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

    /// Makes all that follows in this transaction wait for others of the same subject.
    pub(crate) async fn hold_subject(
        &self,
        transaction: &mut Transaction,
        subject: Subject,
    ) -> Result<Held> {
        sqlx::query(
            "INSERT INTO throttles (subject, failures, blocked_until, counted_at) \
             VALUES ($1, 0, 0, $2) ON CONFLICT (subject) DO UPDATE SET failures = throttles.failures",
        )
        .bind(&subject)
        .bind(self.clock.now().millis())
        .execute(&mut **transaction)
        .await?;
        Ok(Held(subject))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delay_doubles_from_one_second_to_a_quarter_of_an_hour() {
        let settings = Settings::new("site", "Site");
        let seconds = |failures| delay(&settings, failures).map(|delay| delay.as_secs());
        assert_eq!(seconds(1), Some(0));
        assert_eq!(seconds(4), Some(0));
        assert_eq!(seconds(5), Some(1));
        assert_eq!(seconds(6), Some(2));
        assert_eq!(seconds(14), Some(512));
        assert_eq!(seconds(15), Some(900));
        assert_eq!(seconds(99), Some(900));
        assert_eq!(seconds(100), None);
    }
}
