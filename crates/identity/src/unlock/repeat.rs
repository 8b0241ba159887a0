//! The answer to a pattern, given once more where it was lost on its way.
//!
//! A step up changes the session's token. Where the answer with the new one does not arrive, the
//! browser still holds the old one, and would be signed out although everything was right. So it
//! sends a key of its own choice with the pattern, as in the IETF's draft of `Idempotency-Key`: the
//! same pattern with the same key, from whoever held the session's token then, gets the same answer
//! for a minute. Nothing happens twice by it; the token changes once more.

use std::{fmt, ops::RangeInclusive, str::FromStr, time::Duration};

use ambient::{LEEWAY, Timestamp};
use database::Transaction;
use factors::Pattern;
use sha2::{Digest as _, Sha256};

use super::{Confirmed, Kind, UnlockRequest};
use crate::{ChallengeId, Error, Identity, Result, SessionId, SessionToken};

/// For how long an answer is given again.
const REPEATED: Duration = Duration::from_secs(60);

/// What a browser calls one attempt: a name that nobody can guess, such as a random UUID (RFC 9562
/// §5.4). Only its SHA-256 is stored.
pub struct AttemptKey([u8; 32]);

/// It does not show.
impl fmt::Debug for AttemptKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AttemptKey(redacted)")
    }
}

/// Not shorter than a UUID's digits, not longer than what is worth hashing.
const LENGTHS: RangeInclusive<usize> = 32..=64;

impl FromStr for AttemptKey {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        if !LENGTHS.contains(&text.len()) {
            return Err(Error::ChallengeOver);
        }
        Ok(Self(Sha256::digest(text).into()))
    }
}

impl Identity {
    /// Remembers whose pattern a challenge is about to be consumed by, before the token changes.
    pub(super) async fn remember_attempt(
        &self,
        transaction: &mut Transaction,
        session: &SessionId,
        id: &ChallengeId,
        key: &AttemptKey,
    ) -> Result<()> {
        sqlx::query(
            "UPDATE challenges SET attempt = $2, \
             former_token = (SELECT token FROM sessions WHERE id = $3) WHERE id = $1",
        )
        .bind(id.as_str())
        .bind(key.0.to_vec())
        .bind(session.as_bytes().to_vec())
        .execute(&mut **transaction)
        .await?;
        Ok(())
    }

    /// Gives the answer to [`Identity::unlock`] once more, and another new token.
    ///
    /// # Errors
    /// [`Error::ChallengeOver`] where this very attempt was not accepted within the last minute, or
    /// its session has ended.
    pub async fn unlock_again(
        &self,
        token: &SessionToken,
        id: &ChallengeId,
        pattern: &Pattern,
        key: &AttemptKey,
    ) -> Result<Confirmed> {
        let now = self.clock.now();
        let again = self
            .database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let (request, session) =
                    self.accepted(&mut transaction, now, (token, id, pattern, key)).await?;
                let token = self.renew_token(&mut transaction, &session).await?;
                transaction.commit().await?;
                Ok(Confirmed { return_to: request.return_to, token })
            })
            .await;
        if let Err(Error::ChallengeOver) = again {
            self.forget_attempt_if_over(now, id, key).await?;
        }
        again
    }

    /// What an attempt was accepted for within the last minute, and in which session.
    async fn accepted(
        &self,
        transaction: &mut Transaction,
        now: Timestamp,
        (token, id, pattern, key): (&SessionToken, &ChallengeId, &Pattern, &AttemptKey),
    ) -> Result<(UnlockRequest, SessionId)> {
        let row: Option<(Vec<u8>, Vec<u8>, Vec<u8>)> = sqlx::query_as(
            "SELECT c.code, c.sealed_detail, s.id FROM challenges c \
             JOIN sessions s ON s.id = c.session_id JOIN accounts a ON a.id = s.account_id \
             WHERE c.id = $1 AND c.kind = $2 AND c.attempt = $3 \
             AND c.consumed_at <= $8 AND c.consumed_at > $5 \
             AND (c.former_token = $6 OR s.token = $6) \
             AND s.ended_at IS NULL AND s.expires_at > $4 AND s.seen_at > $7 \
             AND a.disabled_at IS NULL",
        )
        .bind(id.as_str())
        .bind(Kind::Unlock.as_str())
        .bind(key.0.to_vec())
        .bind(now.millis())
        .bind(now.minus(REPEATED).millis())
        .bind(token.digest())
        .bind(now.minus(self.settings.session_idle).millis())
        .bind(now.plus(LEEWAY).millis())
        .fetch_optional(&mut **transaction)
        .await?;
        let (code, sealed, session) = row.ok_or(Error::ChallengeOver)?;
        if !self.code_digest(id, pattern).matches(&code) {
            return Err(Error::ChallengeOver);
        }
        Ok((self.opened(id.as_str(), &sealed)?, SessionId::stored(session)))
    }

    /// Forgets an attempt that the minute or the end of its session is the reason to refuse:
    /// whoever was told that it is over is told so for good, whatever the clock does next.
    async fn forget_attempt_if_over(
        &self,
        now: Timestamp,
        id: &ChallengeId,
        key: &AttemptKey,
    ) -> Result<()> {
        sqlx::query(
            "UPDATE challenges SET attempt = NULL, former_token = NULL \
             WHERE id = $1 AND attempt = $2 AND (consumed_at > $6 OR consumed_at <= $4 \
             OR session_id IN (SELECT id FROM sessions WHERE expires_at <= $3 OR seen_at <= $5))",
        )
        .bind(id.as_str())
        .bind(key.0.to_vec())
        .bind(now.millis())
        .bind(now.minus(REPEATED).millis())
        .bind(now.minus(self.settings.session_idle).millis())
        .bind(now.plus(LEEWAY).millis())
        .execute(self.database.pool())
        .await?;
        Ok(())
    }
}
