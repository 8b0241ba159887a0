//! How many requests that cost something a network may make: a token bucket each.

use std::time::Duration;

use ambient::LEEWAY;
use sqlx::{Any, Executor};

use crate::{Client, Error, Identity, Result};

/// Tokens are counted in thousandths.
const WHOLE: i64 = 1000;

impl Identity {
    /// Takes a token from the bucket of the client's network.
    ///
    /// # Errors
    /// [`Error::Throttled`] where the bucket is empty.
    pub(crate) async fn take_token(&self, client: &Client) -> Result<()> {
        self.take_token_at(self.database.pool(), client).await
    }

    /// As [`Self::take_token`], together with what follows. Whoever is refused may have changed the
    /// bucket as well: where it was filled by a clock that was far ahead.
    pub(crate) async fn take_token_at(
        &self,
        at: impl Executor<'_, Database = Any>,
        client: &Client,
    ) -> Result<()> {
        let Some(network) = client.network() else { return Ok(()) };
        let network = self.keys.subjects.digest(&[b"network", network.as_bytes()]);
        let now = self.clock.now();
        let far_ahead = now.plus(self.full_again()).millis();
        let little_ahead = now.plus(LEEWAY).millis();
        let now = now.millis();
        let most = i64::from(self.settings.network_burst) * WHOLE;
        let rate = i64::from(self.settings.network_per_minute);
        // A token a minute is a thousandth in sixty milliseconds. A clock that went back fills
        // nothing; where it was far ahead the bucket fills from now on, and an empty one owes the
        // token that was asked for. Two clocks that differ a little fill it once, by the later one.
        let taken: Option<(i64,)> = sqlx::query_as(
            "INSERT INTO buckets (network, tokens, filled_at) VALUES ($1, $2 - $5, $3) \
             ON CONFLICT (network) DO UPDATE SET filled_at = CASE \
             WHEN buckets.filled_at BETWEEN $3 AND $7 THEN buckets.filled_at ELSE $3 END, \
             tokens = CASE \
             WHEN buckets.tokens + ($3 - buckets.filled_at) * $4 / 60 > $2 THEN $2 - $5 \
             WHEN $3 < buckets.filled_at THEN buckets.tokens - $5 \
             ELSE buckets.tokens + ($3 - buckets.filled_at) * $4 / 60 - $5 END \
             WHERE buckets.filled_at > $6 OR buckets.tokens + CASE WHEN $3 < buckets.filled_at THEN 0 \
             ELSE ($3 - buckets.filled_at) * $4 / 60 END >= $5 RETURNING tokens",
        )
        .bind(network.as_bytes().to_vec())
        .bind(most)
        .bind(now)
        .bind(rate)
        .bind(WHOLE)
        .bind(far_ahead)
        .bind(little_ahead)
        .fetch_optional(at)
        .await?;
        if taken.is_some_and(|(tokens,)| tokens >= 0) {
            return Ok(());
        }
        let seconds = 60_u64.div_ceil(u64::from(self.settings.network_per_minute.max(1)));
        Err(Error::Throttled { retry_after: Duration::from_secs(seconds) })
    }

    /// After how long a bucket is full again, whatever was taken from it.
    pub(crate) fn full_again(&self) -> Duration {
        let minutes = self.settings.network_burst.div_ceil(self.settings.network_per_minute.max(1));
        Duration::from_secs(60 * u64::from(minutes))
    }
}
