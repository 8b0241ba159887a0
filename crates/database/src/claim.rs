//! Rows that several workers want, and rows that nobody wants any more.

use sqlx::{AssertSqlSafe, SqlSafeStr as _, SqlStr};

use crate::{Backend, Database, Result};

/// What a statement says in which workers pass over rows that another one holds.
const PASS_OVER: &str = " FOR UPDATE SKIP LOCKED";

/// How many rows a sweep takes at once: nobody waits for more.
const BATCH: i64 = 1000;

impl Database {
    /// A statement that says `FOR UPDATE SKIP LOCKED`, for this database: to a file it is not said,
    /// where one writes at a time.
    pub fn claiming(&self, statement: &'static str) -> SqlStr {
        match self.backend() {
            Backend::Sqlite => AssertSqlSafe(statement.replace(PASS_OVER, "")).into_sql_str(),
            Backend::Postgres => SqlStr::from_static(statement),
        }
    }

    /// Changes or deletes what is over at `until` (`$1`), at most so many rows at once (`$2`) until
    /// fewer are left. Each step stands for itself.
    ///
    /// # Errors
    /// [`crate::Error::Unavailable`]; what is left is left to the next sweep.
    pub async fn sweep(&self, statement: &'static str, until: i64) -> Result<()> {
        loop {
            let swept = sqlx::query(self.claiming(statement))
                .bind(until)
                .bind(BATCH)
                .execute(self.pool())
                .await?;
            if swept.rows_affected() < BATCH.unsigned_abs() {
                return Ok(());
            }
        }
    }
}
