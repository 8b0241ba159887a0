//! How workers, in whatever process, share what is due in an outbox.

use std::time::Duration;

use sqlx::{FromRow, any::AnyRow};

use crate::{Error, Identity, Result, bell::Bell};

/// Nothing is made to wait for longer.
const LONGEST_WAIT: Duration = Duration::from_secs(600);

/// How many rows are claimed at once.
const BATCH: i64 = 20;

/// An outbox, as whoever empties it sees it.
pub(crate) struct Outbox {
    /// Finds a row where something is due at `$1`. What is claimed beyond `$2` or due only after
    /// `$3` was put there by a clock that was ahead, and is due as well.
    pub due: &'static str,
    /// Claims at most `$2` of what is due at `$1` until `$3`, passing over what others are
    /// claiming; `$4` and `$5` are the `$3` and `$2` of above.
    pub claim: &'static str,
    /// How long one attempt may take before another worker takes over.
    pub held: Duration,
}

impl Identity {
    /// Claims what is due. Each row is handed to one worker at a time.
    pub(crate) async fn claim<Row>(&self, outbox: &Outbox, bell: &Bell) -> Result<Vec<Row>>
    where
        Row: for<'r> FromRow<'r, AnyRow> + Send + Unpin,
    {
        let now = self.clock.now();
        let (until, latest) = (now.plus(outbox.held).millis(), now.plus(LONGEST_WAIT).millis());
        // The clock of another replica may be ahead by as much as an attempt may take: what it
        // claims is claimed.
        let farthest = now.plus(outbox.held * 2).millis();
        // Nothing is locked where nothing waits, which is most of the time that nobody has rung.
        if !bell.has_rung() {
            let due = sqlx::query(outbox.due).bind(now.millis()).bind(farthest).bind(latest);
            if due.fetch_optional(self.database.pool()).await?.is_none() {
                return Ok(Vec::new());
            }
        }
        // What was claimed without an answer, as the database went away, waits until its claim has
        // run out: claiming once more takes nothing from anybody.
        let rows: Vec<Row> = self
            .database
            .repeat(|| async {
                let rows = sqlx::query_as(self.database.claiming(outbox.claim))
                    .bind(now.millis())
                    .bind(BATCH)
                    .bind(until)
                    .bind(latest)
                    .bind(farthest)
                    .fetch_all(&self.database.pool().idempotent())
                    .await?;
                Ok::<_, Error>(rows)
            })
            .await?;
        if i64::try_from(rows.len()).is_ok_and(|claimed| claimed >= BATCH) {
            // There may be more.
            bell.ring();
        }
        Ok(rows)
    }
}
