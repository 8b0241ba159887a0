//! The outbox through which accounts come to be in the services.

use std::time::Duration;

use database::Transaction;

use crate::{AccountId, Identity, Result};

/// How long one attempt may take before another worker takes over.
const CLAIM: Duration = Duration::from_secs(30);
/// How many are claimed at once.
const BATCH: i64 = 20;

/// An account that has yet to exist in a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// The account.
    pub account: AccountId,
    /// The service's name.
    pub service: String,
    attempts: i64,
}

/// The wait before the next attempt: 1 s, doubling to 5 minutes.
pub(crate) fn backoff(attempts: i64) -> Duration {
    let doublings = attempts.saturating_sub(1).clamp(0, 9).unsigned_abs();
    Duration::from_secs(1_u64 << doublings).min(Duration::from_secs(300))
}

impl Identity {
    pub(crate) async fn queue_provisions(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
    ) -> Result<()> {
        let now = self.clock.now().millis();
        for service in &self.settings.services {
            sqlx::query(
                "INSERT INTO provisions (account_id, service, created_at, due_at, attempts, \
                 claimed_until) VALUES ($1, $2, $3, $3, 0, 0)",
            )
            .bind(account.to_string())
            .bind(service)
            .bind(now)
            .execute(&mut **transaction)
            .await?;
        }
        Ok(())
    }

    /// Claims what is due. Each is handed to one worker at a time.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub async fn claim_provisions(&self) -> Result<Vec<Provision>> {
        let now = self.clock.now();
        let due: Vec<(String, String)> = sqlx::query_as(
            "SELECT account_id, service FROM provisions \
             WHERE delivered_at IS NULL AND due_at <= $1 AND claimed_until <= $1 \
             ORDER BY due_at LIMIT $2",
        )
        .bind(now.millis())
        .bind(BATCH)
        .fetch_all(self.database.pool())
        .await?;
        let mut claimed = Vec::new();
        for (account, service) in due {
            let row: Option<(i64,)> = sqlx::query_as(
                "UPDATE provisions SET attempts = attempts + 1, claimed_until = $4 \
                 WHERE account_id = $1 AND service = $2 AND delivered_at IS NULL \
                 AND claimed_until <= $3 RETURNING attempts",
            )
            .bind(&account)
            .bind(&service)
            .bind(now.millis())
            .bind(now.plus(CLAIM).millis())
            .fetch_optional(self.database.pool())
            .await?;
            if let Some((attempts,)) = row {
                claimed.push(Provision {
                    account: AccountId::stored(&account)?,
                    service,
                    attempts,
                });
            }
        }
        Ok(claimed)
    }

    /// The service has the account.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub async fn provision_delivered(&self, provision: &Provision) -> Result<()> {
        sqlx::query(
            "UPDATE provisions SET delivered_at = $3 \
             WHERE account_id = $1 AND service = $2 AND delivered_at IS NULL",
        )
        .bind(provision.account.to_string())
        .bind(&provision.service)
        .bind(self.clock.now().millis())
        .execute(self.database.pool())
        .await?;
        Ok(())
    }

    /// The service did not take the account: it is tried again later.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub async fn provision_failed(&self, provision: &Provision) -> Result<()> {
        let due = self.clock.now().plus(backoff(provision.attempts));
        sqlx::query(
            "UPDATE provisions SET due_at = $3, claimed_until = 0 \
             WHERE account_id = $1 AND service = $2 AND delivered_at IS NULL",
        )
        .bind(provision.account.to_string())
        .bind(&provision.service)
        .bind(due.millis())
        .execute(self.database.pool())
        .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_and_is_bounded() {
        let seconds: Vec<u64> = (1..=4).map(|attempts| backoff(attempts).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8]);
        assert_eq!(backoff(50).as_secs(), 300);
        assert_eq!(backoff(i64::MAX).as_secs(), 300);
    }
}
