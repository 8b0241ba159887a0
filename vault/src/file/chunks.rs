//! Sealed chunks in the database. Every statement names the account.

use ambient::Timestamp;
use database::{Database, Transaction};

use super::Place;
use crate::{
    error::{Error, Result},
    unlocked,
    vault::Vault,
};

/// Notes that a file begins to arrive.
pub(super) async fn begin(tx: &mut Transaction, place: Place, now: Timestamp) -> Result<()> {
    sqlx::query(
        "INSERT INTO files (account_id, generation, record_id, bytes, touched_at) \
         VALUES ($1, $2, $3, 0, $4)",
    )
    .bind(place.account.to_string())
    .bind(place.generation.to_string())
    .bind(place.record.to_string())
    .bind(now.millis())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Stores one chunk that holds so many bytes of the file, and counts them.
///
/// # Errors
/// [`Error::FilesFull`], [`Error::NoAccount`], or [`Error::Interrupted`] where the file is not
/// awaited any more.
pub(super) async fn store(
    vault: &Vault,
    place: Place,
    number: i64,
    bytes: i64,
    sealed: Vec<u8>,
) -> Result<()> {
    let store = || async {
        let mut tx = vault.database.begin().await?;
        // The account's row comes first here and wherever files are removed, so that nobody waits for
        // each other; and two uploads together do not pass the limit.
        let counted = sqlx::query(
            "UPDATE accounts SET file_bytes = file_bytes + $2 \
             WHERE id = $1 AND erased_at IS NULL AND file_bytes + $2 <= $3",
        )
        .bind(place.account.to_string())
        .bind(bytes)
        .bind(vault.settings.file_bytes_per_account)
        .execute(&mut *tx)
        .await?;
        if counted.rows_affected() != 1 {
            let active = unlocked::is_active(&mut tx, place.account).await?;
            return Err(if active { Error::FilesFull } else { Error::NoAccount });
        }
        let awaited = sqlx::query(
            "UPDATE files SET bytes = bytes + $3, touched_at = $4 \
             WHERE account_id = $1 AND generation = $2 AND stored_at IS NULL",
        )
        .bind(place.account.to_string())
        .bind(place.generation.to_string())
        .bind(bytes)
        .bind(vault.now().millis())
        .execute(&mut *tx)
        .await?;
        if awaited.rows_affected() != 1 {
            return Err(Error::Interrupted);
        }
        sqlx::query(
            "INSERT INTO file_chunks (account_id, generation, number, sealed) VALUES ($1, $2, $3, $4)",
        )
        .bind(place.account.to_string())
        .bind(place.generation.to_string())
        .bind(number)
        .bind(&*sealed)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    };
    vault.database.repeat(store).await
}

/// Notes that a file has arrived whole.
pub(super) async fn complete(tx: &mut Transaction, place: Place, now: Timestamp) -> Result<()> {
    let completed = sqlx::query(
        "UPDATE files SET stored_at = $3 \
         WHERE account_id = $1 AND generation = $2 AND stored_at IS NULL",
    )
    .bind(place.account.to_string())
    .bind(place.generation.to_string())
    .bind(now.millis())
    .execute(&mut **tx)
    .await?;
    if completed.rows_affected() == 1 { Ok(()) } else { Err(Error::Interrupted) }
}

/// One chunk; `None` where there is none.
pub(super) async fn load(
    database: &Database,
    place: Place,
    number: i64,
) -> Result<Option<Vec<u8>>> {
    Ok(sqlx::query_scalar(
        "SELECT sealed FROM file_chunks \
         WHERE account_id = $1 AND generation = $2 AND number = $3",
    )
    .bind(place.account.to_string())
    .bind(place.generation.to_string())
    .bind(number)
    .fetch_optional(database.pool())
    .await?)
}
