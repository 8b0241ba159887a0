//! Token ids that were used and must not be used again.

use std::time::Duration;

use ambient::Timestamp;
use database::{Database, Transaction};
use tickets::TokenId;

/// How long an id is remembered. Tokens live for ten minutes at most; a day more, so that a clock
/// that is set back does not bring a used one to life.
const KEPT: Duration = Duration::from_hours(24);

/// Uses a token up, as part of `tx`. `false` where it has been used before; of any number of
/// attempts at the same time, one is the first.
pub(crate) async fn spend(
    tx: &mut Transaction,
    id: &TokenId,
    now: Timestamp,
) -> database::Result<bool> {
    let done =
        sqlx::query("INSERT INTO spent (id, spent_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING")
            .bind(id.as_str())
            .bind(now.millis())
            .execute(&mut **tx)
            .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets what is old enough.
pub(crate) async fn sweep(database: &Database, now: Timestamp) -> database::Result<()> {
    let forget = "DELETE FROM spent WHERE id IN \
        (SELECT id FROM spent WHERE spent_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)";
    database.sweep(forget, now.minus(KEPT).millis()).await
}
