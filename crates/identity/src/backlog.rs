//! What waits to be handed on, for whoever watches.

use std::collections::BTreeMap;

use ambient::Timestamp;

use crate::{Identity, Result};

/// What waits in one outbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// How many.
    pub count: u64,
    /// Since when the oldest of them waits.
    pub since: Option<Timestamp>,
}

/// What waits to be handed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Mails that the mail server has not taken, and that are still worth something.
    pub mails: Waiting,
    /// What services have not been told: accounts to make or erase, sessions that ended.
    pub deliveries: BTreeMap<String, Waiting>,
}

impl Identity {
    /// What waits now. A service that has been told everything is there with nothing.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn backlog(&self) -> Result<Backlog> {
        let (mails, since): (i64, Option<i64>) = sqlx::query_as(
            "SELECT COUNT(*), MIN(queued_at) FROM mails WHERE sent_at IS NULL \
             AND sealed_body IS NOT NULL AND expires_at > $1",
        )
        .bind(self.clock.now().millis())
        .fetch_one(self.database.pool())
        .await?;
        let rows: Vec<(String, i64, i64)> = sqlx::query_as(
            "SELECT service, COUNT(*), MIN(created_at) FROM deliveries \
             WHERE delivered_at IS NULL GROUP BY service",
        )
        .fetch_all(self.database.pool())
        .await?;
        let services = self.settings.services.iter();
        let mut deliveries: BTreeMap<_, _> =
            services.map(|service| (service.clone(), Waiting::default())).collect();
        for (service, count, since) in rows {
            deliveries.insert(service, waiting(count, Some(since)));
        }
        Ok(Backlog { mails: waiting(mails, since), deliveries })
    }
}

fn waiting(count: i64, since: Option<i64>) -> Waiting {
    Waiting {
        count: u64::try_from(count).unwrap_or_default(),
        since: since.map(Timestamp::from_millis),
    }
}
