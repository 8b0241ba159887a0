//! The outbox through which services hear that a session has ended.

use std::time::Duration;

use database::Transaction;

use crate::{Identity, Result, SessionId, provision::backoff};

const CLAIM: Duration = Duration::from_secs(30);
const BATCH: i64 = 20;

/// A session whose grants a service has yet to drop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// The session.
    pub session: SessionId,
    /// The service's name.
    pub service: String,
    attempts: i64,
}

impl Identity {
    pub(crate) async fn queue_revocations(
        &self,
        transaction: &mut Transaction,
        session: &SessionId,
    ) -> Result<()> {
        for service in &self.settings.services {
            sqlx::query(
                "INSERT INTO revocations (session_id, service, due_at, attempts, claimed_until) \
                 VALUES ($1, $2, $3, 0, 0) ON CONFLICT (session_id, service) DO NOTHING",
            )
            .bind(session.as_bytes().to_vec())
            .bind(service)
            .bind(self.clock.now().millis())
            .execute(&mut **transaction)
            .await?;
        }
        Ok(())
    }

    /// Claims what is due. Each is handed to one worker at a time.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub async fn claim_revocations(&self) -> Result<Vec<Revocation>> {
        let now = self.clock.now();
        let due: Vec<(Vec<u8>, String)> = sqlx::query_as(
            "SELECT session_id, service FROM revocations \
             WHERE due_at <= $1 AND claimed_until <= $1 ORDER BY due_at LIMIT $2",
        )
        .bind(now.millis())
        .bind(BATCH)
        .fetch_all(self.database.pool())
        .await?;
        let mut claimed = Vec::new();
        for (session, service) in due {
            let row: Option<(i64,)> = sqlx::query_as(
                "UPDATE revocations SET attempts = attempts + 1, claimed_until = $4 \
                 WHERE session_id = $1 AND service = $2 AND claimed_until <= $3 \
                 RETURNING attempts",
            )
            .bind(&session)
            .bind(&service)
            .bind(now.millis())
            .bind(now.plus(CLAIM).millis())
            .fetch_optional(self.database.pool())
            .await?;
            if let Some((attempts,)) = row {
                claimed.push(Revocation { session: SessionId::stored(session), service, attempts });
            }
        }
        Ok(claimed)
    }

    /// The service has dropped the session's grants.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub async fn revocation_delivered(&self, revocation: &Revocation) -> Result<()> {
        sqlx::query("DELETE FROM revocations WHERE session_id = $1 AND service = $2")
            .bind(revocation.session.as_bytes().to_vec())
            .bind(&revocation.service)
            .execute(self.database.pool())
            .await?;
        Ok(())
    }

    /// The service did not answer: it is told again later.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub async fn revocation_failed(&self, revocation: &Revocation) -> Result<()> {
        let due = self.clock.now().plus(backoff(revocation.attempts));
        sqlx::query(
            "UPDATE revocations SET due_at = $3, claimed_until = 0 \
             WHERE session_id = $1 AND service = $2",
        )
        .bind(revocation.session.as_bytes().to_vec())
        .bind(&revocation.service)
        .bind(due.millis())
        .execute(self.database.pool())
        .await?;
        Ok(())
    }
}
