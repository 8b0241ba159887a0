//! How long each account was in the outbox until its service had answered.

use anyhow::Result;
use serde_json::{Value, json};
use sqlx::{AnyConnection, Connection as _, any::install_default_drivers};

/// Milliseconds for each, by the gateway's own clock.
pub async fn read(url: &str) -> Result<Value> {
    install_default_drivers();
    let mut connection = AnyConnection::connect(url).await?;
    let delays: Vec<(i64,)> = sqlx::query_as(
        "SELECT delivered_at - created_at FROM deliveries \
         WHERE kind = 'account' AND delivered_at IS NOT NULL ORDER BY created_at",
    )
    .fetch_all(&mut connection)
    .await?;
    connection.close().await?;
    Ok(json!({ "delays_ms": delays.into_iter().map(|(ms,)| ms).collect::<Vec<_>>() }))
}
