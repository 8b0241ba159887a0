//! How the site stands, for an administrator: services, queues, peppers.

use std::collections::BTreeMap;

use ambient::Timestamp;

use super::Admin;
use crate::{Identity, Result, Waiting, event::Kind};

/// What waits in an outbox, and how it goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// What waits.
    pub waiting: Waiting,
    /// How much of it was tried in vain.
    pub failing: u64,
    /// How often what was tried most was tried.
    pub most_attempts: u32,
}

/// How it stands with one service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceReport {
    /// Its name.
    pub name: String,
    /// When it last made an account.
    pub made_at: Option<Timestamp>,
    /// What it has yet to hear.
    pub queue: Queue,
}

/// Which peppers there are. Their names say nothing of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PepperReport {
    /// The one that verifiers are sealed under.
    pub current: String,
    /// The one before, which stays until the next rotation.
    pub former: Option<String>,
    /// When the current one came, where the log knows.
    pub since: Option<Timestamp>,
}

/// How the site stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteReport {
    /// Mails that the mail server has not taken, and that are still worth something.
    pub mails: Queue,
    /// The services, by name; also those that are configured no more but have yet to hear
    /// something.
    pub services: Vec<ServiceReport>,
}

/// How many wait, since when, how many of them were tried in vain, and the most attempts.
type Counted = (i64, Option<i64>, Option<i64>, Option<i64>);
type CountedOfService = (String, i64, Option<i64>, Option<i64>, Option<i64>);

impl Identity {
    /// How the site stands.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub async fn site_report(&self, _: &Admin) -> Result<SiteReport> {
        let now = self.clock.now().millis();
        // What is being tried at this moment has not failed at it yet.
        let mails: Counted = sqlx::query_as(
            "SELECT COUNT(*), MIN(queued_at), \
             COUNT(CASE WHEN attempts > CASE WHEN claimed_until > $1 THEN 1 ELSE 0 END THEN 1 END), \
             MAX(attempts) FROM mails \
             WHERE sent_at IS NULL AND sealed_body IS NOT NULL AND expires_at > $1",
        )
        .bind(now)
        .fetch_one(self.database.pool())
        .await?;
        Ok(SiteReport { mails: queue(mails), services: self.service_reports(now).await? })
    }

    /// Which peppers there are.
    ///
    /// # Errors
    /// [`crate::Error::Database`].
    pub async fn pepper_report(&self, _: &Admin) -> Result<PepperReport> {
        let (current, former) = self.keys.peppers.names();
        let (rotated,): (Option<i64>,) =
            sqlx::query_as("SELECT MAX(at) FROM events WHERE kind = $1")
                .bind(Kind::PepperRotated.as_str())
                .fetch_one(self.database.pool())
                .await?;
        Ok(PepperReport { current, former, since: rotated.map(Timestamp::from_millis) })
    }

    async fn service_reports(&self, now: i64) -> Result<Vec<ServiceReport>> {
        let rows: Vec<CountedOfService> = sqlx::query_as(
            "SELECT service, COUNT(*), MIN(created_at), \
             COUNT(CASE WHEN attempts > CASE WHEN claimed_until > $1 THEN 1 ELSE 0 END THEN 1 END), \
             MAX(attempts) FROM deliveries WHERE delivered_at IS NULL GROUP BY service",
        )
        .bind(now)
        .fetch_all(self.database.pool())
        .await?;
        let configured = self.settings.services.iter();
        let mut queues: BTreeMap<_, _> =
            configured.map(|service| (service.clone(), Queue::default())).collect();
        for (service, count, since, failing, attempts) in rows {
            queues.insert(service, queue((count, since, failing, attempts)));
        }
        let mut reports = Vec::with_capacity(queues.len());
        for (name, queue) in queues {
            let made: (Option<i64>,) = sqlx::query_as(
                "SELECT MAX(delivered_at) FROM deliveries \
                 WHERE service = $1 AND delivered_at IS NOT NULL",
            )
            .bind(&name)
            .fetch_one(self.database.pool())
            .await?;
            let made_at = made.0.map(Timestamp::from_millis);
            reports.push(ServiceReport { name, made_at, queue });
        }
        Ok(reports)
    }
}

fn queue((count, since, failing, attempts): Counted) -> Queue {
    let number = |count: Option<i64>| u64::try_from(count.unwrap_or_default()).unwrap_or_default();
    Queue {
        waiting: Waiting { count: number(Some(count)), since: since.map(Timestamp::from_millis) },
        failing: number(failing),
        most_attempts: u32::try_from(number(attempts)).unwrap_or(u32::MAX),
    }
}
