//! Comparing what services have with what they should have.

use super::{CLAIM, Delivery, Message};
use crate::{
    AccountId, Client, Error, Identity, Result,
    event::{self, Happening},
};

impl Identity {
    /// The ids of accounts in their order, from after `after` on.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn account_ids(
        &self,
        after: Option<&AccountId>,
        most: u32,
    ) -> Result<Vec<AccountId>> {
        let rows: Vec<(String,)> =
            sqlx::query_as("SELECT id FROM accounts WHERE id > $1 ORDER BY id LIMIT $2")
                .bind(after.map(ToString::to_string).unwrap_or_default())
                .bind(i64::from(most))
                .fetch_all(self.database.pool())
                .await?;
        rows.iter().map(|(id,)| AccountId::stored(id)).collect()
    }

    /// The ids of accounts that were erased here, in their order, from after `after` on. A service
    /// that was restored from a backup may have them again.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn erased_account_ids(
        &self,
        after: Option<&AccountId>,
        most: u32,
    ) -> Result<Vec<AccountId>> {
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT DISTINCT account_id FROM events e WHERE kind = $1 AND account_id > $2 \
             AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = e.account_id) \
             ORDER BY account_id LIMIT $3",
        )
        .bind(event::Kind::AccountErased.as_str())
        .bind(after.map(ToString::to_string).unwrap_or_default())
        .bind(i64::from(most))
        .fetch_all(self.database.pool())
        .await?;
        rows.iter().map(|(id,)| AccountId::stored(id)).collect()
    }

    /// Claims the delivery of an account to a service once more, whatever the outbox says of it;
    /// nothing where the account is gone. An erasure that comes now waits until it is over.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn claim_account(
        &self,
        account: &AccountId,
        service: &str,
    ) -> Result<Option<Delivery>> {
        let message = Message::Account(*account);
        let attempts = self
            .database
            .repeat(|| async {
                let now = self.clock.now();
                let mut transaction = self.database.begin().await?;
                let held = sqlx::query("UPDATE accounts SET email = email WHERE id = $1")
                    .bind(account.to_string())
                    .execute(&mut *transaction)
                    .await?;
                if held.rows_affected() != 1 {
                    return Ok(None);
                }
                let (attempts,): (i64,) = sqlx::query_as(
                    "INSERT INTO deliveries (kind, subject, service, created_at, due_at, attempts, \
                     claimed_until) VALUES ($1, $2, $3, $4, $4, 1, $5) \
                     ON CONFLICT (kind, subject, service) DO UPDATE SET delivered_at = NULL, \
                     due_at = $4, attempts = deliveries.attempts + 1, claimed_until = $5 \
                     RETURNING attempts",
                )
                .bind(message.kind())
                .bind(message.subject())
                .bind(service)
                .bind(now.millis())
                .bind(now.plus(CLAIM).millis())
                .fetch_one(&mut *transaction)
                .await?;
                transaction.commit().await?;
                Ok::<_, Error>(Some(attempts))
            })
            .await?;
        Ok(attempts.map(|attempts| Delivery { message, service: service.to_owned(), attempts }))
    }

    /// How many accounts wait to be made at a service.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn waiting_for(&self, service: &str) -> Result<u64> {
        let (waiting,): (i64,) = sqlx::query_as(
            "SELECT COUNT(*) FROM deliveries \
             WHERE kind = 'account' AND service = $1 AND delivered_at IS NULL",
        )
        .bind(service)
        .fetch_one(self.database.pool())
        .await?;
        Ok(u64::try_from(waiting).unwrap_or(0))
    }

    /// A service has an account: the outbox knows it from here on, if it did not.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn found_account(&self, account: &AccountId, service: &str) -> Result<()> {
        let now = self.clock.now();
        let message = Message::Account(*account);
        sqlx::query(
            "INSERT INTO deliveries (kind, subject, service, created_at, due_at, attempts, \
             claimed_until, delivered_at) \
             SELECT $1, $2, $3, $4, $4, 1, 0, $4 FROM accounts WHERE id = $5 \
             ON CONFLICT (kind, subject, service) DO UPDATE SET delivered_at = $4 \
             WHERE deliveries.delivered_at IS NULL",
        )
        .bind(message.kind())
        .bind(message.subject())
        .bind(service)
        .bind(now.millis())
        .bind(account.to_string())
        .execute(self.database.pool())
        .await?;
        Ok(())
    }

    /// Notes that an operator had services compared.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn note_reconciliation(&self, client: &Client, what: &str) -> Result<()> {
        let kind = event::Kind::ServicesReconciled;
        self.note_alone(client, Happening::to_nobody(kind).about(what)).await
    }
}
