//! Uploads that ended without a word, as when the power went.

use std::time::Duration;

use ambient::Timestamp;

use database::Result;

use super::remove::remove_unless_stored;
use crate::vault::Vault;

/// Longer than the clocks of two vaults over one database differ.
const MARGIN: Duration = Duration::from_secs(60);

/// Removes what is left of uploads that cannot be under way any more.
pub(crate) async fn sweep(vault: &Vault, now: Timestamp) -> Result<()> {
    let last_touch = now.minus(vault.upload_timeout()).minus(MARGIN);
    let left: Vec<(String, String)> = sqlx::query_as(
        "SELECT account_id, generation FROM files WHERE stored_at IS NULL AND touched_at < $1",
    )
    .bind(last_touch.millis())
    .fetch_all(vault.database.pool())
    .await?;
    for (account, generation) in left {
        let mut tx = vault.database.begin().await?;
        remove_unless_stored(&mut tx, &account, &generation).await?;
        tx.commit().await?;
    }
    Ok(())
}
