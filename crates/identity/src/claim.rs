//! How workers, in whatever process, share what is due in an outbox.

use std::time::Duration;

use sqlx::{FromRow, any::AnyRow};

use crate::{Error, Identity, Result};

/// How many rows are claimed at once.
const BATCH: i64 = 20;

/// An outbox, as whoever empties it sees it.
pub(crate) struct Outbox {
    /// Finds a row where something is due at `$1`.
    pub due: &'static str,
    /// Claims at most `$2` of what is due at `$1` until `$3`, passing over what others are
    /// claiming.
    pub claim: &'static str,
    /// How long one attempt may take before another worker takes over.
    pub held: Duration,
}

impl Identity {
    /// Claims what is due. Each row is handed to one worker at a time.
    pub(crate) async fn claim<Row>(&self, outbox: &Outbox) -> Result<Vec<Row>>
    where
        Row: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
    {
        let now = self.clock.now();
        // Nothing is locked where nothing waits, which is most of the time.
        let due = sqlx::query(outbox.due).bind(now.millis());
        if due.fetch_optional(self.database.pool()).await?.is_none() {
            return Ok(Vec::new());
        }
        self.database
            .repeat(|| async {
                let mut transaction = self.database.begin().await?;
                let rows = sqlx::query_as(self.database.claiming(outbox.claim))
                    .bind(now.millis())
                    .bind(BATCH)
                    .bind(now.plus(outbox.held).millis())
                    .fetch_all(&mut *transaction)
                    .await?;
                transaction.commit().await?;
                Ok::<_, Error>(rows)
            })
            .await
    }
}
