//! What a connection is told first, and whether it can still be used.

use std::time::Duration;

use sqlx::{AnyConnection, Executor as _};

use crate::Backend;

/// How long a connection waits, and for what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// For a lock.
    pub patience: Duration,
    /// For a statement to end, where a server counts that.
    pub statement: Duration,
}

/// What every connection is told first.
pub(crate) async fn prepare(
    connection: &mut AnyConnection,
    backend: Backend,
    limits: Limits,
) -> sqlx::Result<()> {
    let millis = limits.patience.as_millis();
    match backend {
        Backend::Sqlite => {
            let wait = format!("PRAGMA busy_timeout = {millis}");
            connection.execute(sqlx::AssertSqlSafe(wait)).await?;
            connection.execute("PRAGMA journal_mode = WAL").await?;
            connection.execute("PRAGMA synchronous = FULL").await?;
            connection.execute("PRAGMA foreign_keys = ON").await?;
            connection.execute("PRAGMA secure_delete = ON").await?;
        }
        Backend::Postgres => {
            let statement = limits.statement.as_millis();
            let waits = format!(
                "SET lock_timeout = {millis}; SET statement_timeout = {statement}; \
                 SET idle_in_transaction_session_timeout = {statement}"
            );
            connection.execute(sqlx::AssertSqlSafe(waits)).await?;
            if !leads(connection).await? {
                let follows = "this server only follows another one";
                return Err(sqlx::Error::Io(std::io::Error::other(follows)));
            }
        }
    }
    Ok(())
}

/// Whether a connection to a server is there and takes writes: after a failover the server at its
/// other end may only follow another one.
pub(crate) async fn leads(connection: &mut AnyConnection) -> sqlx::Result<bool> {
    let follows = "SELECT pg_is_in_recovery()::INT::BIGINT";
    Ok(sqlx::query_scalar::<_, i64>(follows).fetch_one(connection).await? == 0)
}
