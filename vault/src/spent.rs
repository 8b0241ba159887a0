//! Token ids that were used and must not be used again.

use std::time::Duration;

use ambient::Timestamp;
use database::{Database, Transaction};
use tickets::TokenId;

/// How long an id is remembered. Tokens live for ten minutes at most; a day more, so that a clock
/// that is set back does not bring a used one to life.
const KEPT: Duration = Duration::from_hours(24);

/// How many seconds two clocks may differ at most (`leeway`).
const MOST_LEEWAY: i64 = 60;

/// Uses a token up that was issued at `issued_at` (seconds since 1970), as part of `tx`. `false`
/// where it has been used before, or where it is from before an instant up to which ids were
/// forgotten: a clock that went far ahead and comes back brings no token with it. Of any number of
/// attempts at the same time, one is the first.
pub(crate) async fn spend(
    tx: &mut Transaction,
    token: &TokenId,
    issued_at: i64,
    now: Timestamp,
) -> database::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO spent (id, spent_at) SELECT $1, $2 \
         WHERE NOT EXISTS (SELECT 1 FROM forgotten WHERE until >= $3) \
         ON CONFLICT (id) DO NOTHING",
    )
    .bind(token.as_str())
    .bind(now.millis())
    // Whoever issued it may be ahead of whoever took it.
    .bind(issued_at.saturating_sub(MOST_LEEWAY).saturating_mul(1000))
    .execute(&mut **tx)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Forgets what is old enough, and remembers up to when: by what is really forgotten, not by this
/// clock, which may be far ahead.
pub(crate) async fn sweep(database: &Database, now: Timestamp) -> database::Result<()> {
    let until = now.minus(KEPT).millis();
    sqlx::query(
        "INSERT INTO forgotten (id, until) \
         SELECT 1, MAX(spent_at) FROM spent WHERE spent_at < $1 HAVING COUNT(*) > 0 \
         ON CONFLICT (id) DO UPDATE SET until = excluded.until \
         WHERE forgotten.until < excluded.until",
    )
    .bind(until)
    .execute(database.pool())
    .await?;
    let forget = "DELETE FROM spent WHERE id IN \
        (SELECT id FROM spent WHERE spent_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)";
    database.sweep(forget, until).await
}
