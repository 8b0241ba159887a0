//! Files that go.

use database::{Database, Result, Transaction};
use tickets::AccountId;
use uuid::Uuid;

use crate::account;

/// Removes one generation, and what it counts for.
pub(super) async fn remove(tx: &mut Transaction, account: &str, generation: &str) -> Result<()> {
    // In a statement of its own: what the next one reads is what is there once it is held.
    account::hold(tx, account).await?;
    for statement in [
        "UPDATE accounts SET file_bytes = file_bytes - COALESCE( \
           (SELECT bytes FROM files WHERE account_id = $1 AND generation = $2), 0) WHERE id = $1",
        "DELETE FROM file_chunks WHERE account_id = $1 AND generation = $2",
        "DELETE FROM files WHERE account_id = $1 AND generation = $2",
    ] {
        sqlx::query(statement).bind(account).bind(generation).execute(&mut **tx).await?;
    }
    Ok(())
}

/// Removes one generation that has not been stored: who is told that an upload failed, or finds one
/// that has stood still, does not know whether its last step succeeded after all.
pub(super) async fn remove_unless_stored(
    tx: &mut Transaction,
    account: &str,
    generation: &str,
) -> Result<()> {
    account::hold(tx, account).await?;
    // An update, so that the last step waits for it and then finds nothing.
    let arriving = sqlx::query(
        "UPDATE files SET touched_at = touched_at \
         WHERE account_id = $1 AND generation = $2 AND stored_at IS NULL",
    )
    .bind(account)
    .bind(generation)
    .execute(&mut **tx)
    .await?;
    if arriving.rows_affected() == 1 { remove(tx, account, generation).await } else { Ok(()) }
}

/// Removes the content of a record, and whatever is arriving for it.
pub(crate) async fn remove_all_of_record(
    tx: &mut Transaction,
    account: AccountId,
    record: Uuid,
) -> Result<()> {
    let generations: Vec<String> =
        sqlx::query_scalar("SELECT generation FROM files WHERE account_id = $1 AND record_id = $2")
            .bind(account.to_string())
            .bind(record.to_string())
            .fetch_all(&mut **tx)
            .await?;
    for generation in generations {
        remove(tx, &account.to_string(), &generation).await?;
    }
    Ok(())
}

/// Removes every file of an erased account, each in a transaction of its own: a database that
/// overwrites what it deletes takes its time, in which others are to be served.
pub(crate) async fn remove_all_of_account(database: &Database, account: AccountId) -> Result<()> {
    while let Some(generation) = any_of_erased(database, account).await? {
        let mut tx = database.begin().await?;
        remove(&mut tx, &account.to_string(), &generation).await?;
        tx.commit().await?;
    }
    Ok(())
}

async fn any_of_erased(database: &Database, account: AccountId) -> Result<Option<String>> {
    Ok(sqlx::query_scalar(
        "SELECT generation FROM files WHERE account_id = $1 \
         AND EXISTS (SELECT 1 FROM accounts WHERE id = $1 AND erased_at IS NOT NULL) LIMIT 1",
    )
    .bind(account.to_string())
    .fetch_optional(database.pool())
    .await?)
}
