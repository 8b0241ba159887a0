//! The outbox through which services hear of accounts and sessions.

mod reconcile;

use std::time::Duration;

use ambient::Timestamp;
use database::Transaction;

use crate::{AccountId, Error, Identity, Result, SessionId, claim::Outbox};

/// How long one attempt may take before another worker takes over.
const CLAIM: Duration = Duration::from_secs(30);
const OUTBOX: Outbox = Outbox {
    due: "SELECT 1 FROM deliveries \
          WHERE delivered_at IS NULL AND (due_at <= $1 OR due_at > $3) \
          AND (claimed_until <= $1 OR claimed_until > $2) LIMIT 1",
    claim: "WITH due AS MATERIALIZED (SELECT kind, subject, service FROM deliveries \
            WHERE delivered_at IS NULL AND (due_at <= $1 OR due_at > $4) \
            AND (claimed_until <= $1 OR claimed_until > $5) \
            ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED) \
            UPDATE deliveries SET attempts = attempts + 1, claimed_until = $3 FROM due \
            WHERE deliveries.kind = due.kind AND deliveries.subject = due.subject \
            AND deliveries.service = due.service \
            RETURNING deliveries.kind, deliveries.subject, deliveries.service, attempts, due_at",
    held: CLAIM,
};

/// What a service is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// There is this account.
    Account(AccountId),
    /// This account is gone, and all of its data has to go.
    Erasure(AccountId),
    /// This session has ended, and what was granted to it ends with it.
    SessionEnded(SessionId),
}

impl Message {
    const fn kind(&self) -> &'static str {
        match self {
            Self::Account(_) => "account",
            Self::Erasure(_) => "erasure",
            Self::SessionEnded(_) => "session",
        }
    }

    fn subject(&self) -> Vec<u8> {
        match self {
            Self::Account(account) | Self::Erasure(account) => account.to_string().into_bytes(),
            Self::SessionEnded(session) => session.as_bytes().to_vec(),
        }
    }

    fn stored(kind: &str, subject: Vec<u8>) -> Result<Self> {
        let account = |subject: Vec<u8>| {
            let text = String::from_utf8(subject).map_err(|_| Error::Stored("a delivery"))?;
            AccountId::stored(&text)
        };
        match kind {
            "account" => Ok(Self::Account(account(subject)?)),
            "erasure" => Ok(Self::Erasure(account(subject)?)),
            "session" => Ok(Self::SessionEnded(SessionId::stored(subject))),
            _ => Err(Error::Stored("a delivery")),
        }
    }
}

/// Something that a service has yet to hear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// What it is told.
    pub message: Message,
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
    /// Has every service told.
    pub(crate) async fn tell_services(
        &self,
        transaction: &mut Transaction,
        message: &Message,
    ) -> Result<()> {
        for service in &self.settings.services {
            self.tell(transaction, service, message, Duration::ZERO).await?;
        }
        Ok(())
    }

    /// Has every service told that an account is gone. Where one may be making the account at
    /// this moment, it is told when that attempt is over, so that the account does not come back.
    pub(crate) async fn tell_of_erasure(
        &self,
        transaction: &mut Transaction,
        account: &AccountId,
    ) -> Result<()> {
        let made = Message::Account(*account);
        let open: Vec<(String,)> = sqlx::query_as(
            "DELETE FROM deliveries WHERE kind = $1 AND subject = $2 AND delivered_at IS NULL \
             RETURNING service",
        )
        .bind(made.kind())
        .bind(made.subject())
        .fetch_all(&mut **transaction)
        .await?;
        for service in &self.settings.services {
            let under_way = open.iter().any(|(name,)| name == service);
            let wait = if under_way { CLAIM } else { Duration::ZERO };
            self.tell(transaction, service, &Message::Erasure(*account), wait).await?;
        }
        sqlx::query("DELETE FROM deliveries WHERE kind = $1 AND subject = $2")
            .bind(made.kind())
            .bind(made.subject())
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }

    async fn tell(
        &self,
        transaction: &mut Transaction,
        service: &str,
        message: &Message,
        wait: Duration,
    ) -> Result<()> {
        let now = self.clock.now();
        sqlx::query(
            "INSERT INTO deliveries (kind, subject, service, created_at, due_at, attempts, \
             claimed_until) VALUES ($1, $2, $3, $4, $5, 0, 0) \
             ON CONFLICT (kind, subject, service) DO NOTHING",
        )
        .bind(message.kind())
        .bind(message.subject())
        .bind(service)
        .bind(now.millis())
        .bind(now.plus(wait).millis())
        .execute(&mut **transaction)
        .await?;
        self.delivery_bell.ring_after(transaction);
        Ok(())
    }

    /// Claims what is due. Each is handed to one worker at a time.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn claim_deliveries(&self) -> Result<Vec<Delivery>> {
        type Row = (String, Vec<u8>, String, i64, i64);
        let mut rows: Vec<Row> = self.claim(&OUTBOX, &self.delivery_bell).await?;
        rows.sort_by_key(|(.., due_at)| *due_at);
        let claimed = rows.into_iter().filter_map(|(kind, subject, service, attempts, _)| {
            // One that cannot be read, as of a later release, must not hold the others up.
            match Message::stored(&kind, subject) {
                Ok(message) => Some(Delivery { message, service, attempts }),
                Err(error) => {
                    tracing::error!(%error, kind, "a delivery cannot be read");
                    None
                }
            }
        });
        Ok(claimed.collect())
    }

    /// The service has heard. That an account is there stays known; the rest is forgotten.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn delivered(&self, delivery: &Delivery) -> Result<()> {
        match delivery.message {
            Message::Account(_) => {
                let heard = "UPDATE deliveries SET delivered_at = $5, claimed_until = 0 \
                     WHERE kind = $1 AND subject = $2 AND service = $3 AND attempts = $4 \
                     AND delivered_at IS NULL";
                self.settle(heard, delivery, Some(self.clock.now())).await
            }
            Message::Erasure(_) | Message::SessionEnded(_) => {
                let forgotten = "DELETE FROM deliveries \
                     WHERE kind = $1 AND subject = $2 AND service = $3 AND attempts = $4";
                self.settle(forgotten, delivery, None).await
            }
        }
    }

    /// The service did not answer: it is told again later.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn not_delivered(&self, delivery: &Delivery) -> Result<()> {
        let due = self.clock.now().plus(backoff(delivery.attempts));
        let again = "UPDATE deliveries SET due_at = $5, claimed_until = 0 \
             WHERE kind = $1 AND subject = $2 AND service = $3 AND attempts = $4 \
             AND delivered_at IS NULL";
        self.settle(again, delivery, Some(due)).await
    }

    /// Writes down what has become of a delivery. Whoever has taken it over since tells the service
    /// as well, and writes down then.
    async fn settle(
        &self,
        statement: &'static str,
        delivery: &Delivery,
        at: Option<Timestamp>,
    ) -> Result<()> {
        let settled = sqlx::query(statement)
            .bind(delivery.message.kind())
            .bind(delivery.message.subject())
            .bind(&delivery.service)
            .bind(delivery.attempts);
        let settled = match at {
            Some(at) => settled.bind(at.millis()),
            None => settled,
        };
        settled.execute(&self.database.pool().idempotent()).await?;
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
