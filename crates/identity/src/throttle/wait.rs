//! Waits that were written while the clock was ahead.

use ambient::Timestamp;

use super::{STOPPED, Subject};
use crate::{Error, Identity, Result};

impl Identity {
    /// `until`, or where that is too far ahead, the end of the longest delay. What is stopped stays
    /// so.
    pub(super) fn at_most_longest(&self, until: i64, now: Timestamp) -> i64 {
        match until {
            STOPPED => STOPPED,
            until => until.min(now.plus(self.settings.longest_delay).millis()),
        }
    }

    /// Passes on how an attempt was counted. Where its subject was to wait for too long, writes
    /// down that it waits for the longest delay from here on: the transaction in which it was
    /// refused is over.
    pub(crate) async fn with_wait_cut<T>(
        &self,
        counted: Result<T>,
        subject: &Subject,
    ) -> Result<T> {
        if let Err(refused) = &counted
            && self.may_be_overlong(refused)
        {
            self.cut_wait(subject).await?;
        }
        counted
    }

    /// Whether somebody was told to wait for as long as anybody ever is.
    pub(crate) fn may_be_overlong(&self, refused: &Error) -> bool {
        matches!(
            refused,
            Error::Throttled { retry_after } if *retry_after >= self.settings.longest_delay
        )
    }

    /// Cuts a wait to the longest delay from now.
    pub(crate) async fn cut_wait(&self, subject: &Subject) -> Result<()> {
        let now = self.clock.now();
        sqlx::query(
            "UPDATE throttles SET blocked_until = $2 \
             WHERE subject = $1 AND blocked_until > $2 AND blocked_until < $3",
        )
        .bind(subject)
        .bind(now.plus(self.settings.longest_delay).millis())
        .bind(STOPPED)
        .execute(self.database.pool())
        .await?;
        Ok(())
    }
}
