//! What a caller can do something about.

use std::{borrow::Cow, io::ErrorKind};

use sqlx::error::DatabaseError;

/// The result of a statement.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a statement failed, by what follows from it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A unique constraint was violated. `on` is the database's own text: SQLite names
    /// `table.column`, PostgreSQL the constraint.
    #[error("a value is taken already")]
    Taken {
        /// Where, for [`Error::is_taken`].
        on: String,
    },
    /// The database is locked, full, gone, or out of connections: the same call may work later.
    #[error("the database is not available")]
    Unavailable(#[source] sqlx::Error),
    /// The database went away while it committed: everything in the transaction has happened, or
    /// nothing.
    #[error("the database went away while it committed")]
    Uncertain(#[source] sqlx::Error),
    /// The statement and the schema do not fit each other.
    #[error("a statement failed")]
    Statement(#[source] sqlx::Error),
    /// The schema could not be brought up to date.
    #[error("the schema could not be migrated")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The URL of the database is not one of SQLite or PostgreSQL.
    #[error("the database URL must begin with sqlite: or postgres:")]
    UnknownBackend,
}

impl Error {
    /// Whether the transaction is gone without a trace and may work the next time: it was rolled
    /// back for the sake of another one (class 40: serialization failures, deadlocks), or its
    /// server stopped, fell over, or only follows another one now.
    pub(crate) fn is_undone(&self) -> bool {
        let Self::Unavailable(error) = self else { return false };
        is_lost(error) || code(error).is_some_and(|code| code.starts_with("40"))
    }

    /// Whether this is a violated unique constraint over `column` of `table`.
    ///
    /// PostgreSQL names the constraint `table_column_key`, SQLite the column `table.column`.
    pub fn is_taken(&self, table: &str, column: &str) -> bool {
        match self {
            Self::Taken { on } => {
                on.contains(&format!("{table}.{column}"))
                    || on.contains(&format!("{table}_{column}_key"))
            }
            _ => false,
        }
    }
}

/// The SQLSTATE of a refusal.
fn code(error: &sqlx::Error) -> Option<Cow<'_, str>> {
    error.as_database_error()?.code()
}

/// Whether a connection is of no use any more: it is gone (class 08; 57P, the server stops), the
/// server at its other end only follows another one, or it is in a transaction that nobody knows of
/// (25P).
pub(crate) fn is_lost(error: &sqlx::Error) -> bool {
    let ends = |code: &str| {
        code == FOLLOWS || ["08", "57P", "25P"].iter().any(|class| code.starts_with(class))
    };
    match error {
        sqlx::Error::Io(_)
        | sqlx::Error::Tls(_)
        | sqlx::Error::Protocol(_)
        | sqlx::Error::WorkerCrashed => true,
        refusal => code(refusal).is_some_and(|code| ends(&code)),
    }
}

/// Whether a server that could not be reached may be there in a moment: it does not listen yet, or
/// takes nobody yet (57P03), or nobody more (53300).
pub(crate) fn starts_soon(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(error) => {
            matches!(error.kind(), ErrorKind::ConnectionRefused | ErrorKind::NotFound)
        }
        refusal => code(refusal).is_some_and(|code| ["57P03", "53300"].contains(&&*code)),
    }
}

/// What a commit that failed means.
pub(crate) fn of_commit(error: sqlx::Error) -> Error {
    match Error::from(error) {
        Error::Unavailable(sqlx::Error::Database(refusal)) if !rolled_back(&*refusal) => {
            Error::Uncertain(sqlx::Error::Database(refusal))
        }
        Error::Unavailable(error) if !matches!(error, sqlx::Error::Database(_)) => {
            Error::Uncertain(error)
        }
        refused => refused,
    }
}

/// Whether nothing of a transaction that was refused like this has happened. SQLite's codes are
/// shorter than an SQLSTATE; a file says of itself whether it has committed.
fn rolled_back(refusal: &dyn DatabaseError) -> bool {
    refusal.code().is_some_and(|code| code.len() != 5 || code.starts_with("40"))
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(refusal) if refusal.is_unique_violation() => Self::Taken {
                on: format!("{} {}", refusal.constraint().unwrap_or_default(), refusal.message()),
            },
            sqlx::Error::Database(refusal) if passes(refusal.code().as_deref()) => {
                Self::Unavailable(error)
            }
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed
            | sqlx::Error::InvalidSavePointStatement => Self::Unavailable(error),
            _ => Self::Statement(error),
        }
    }
}

/// The SQLSTATE of a write on a server that only follows another one.
const FOLLOWS: &str = "25006";

/// Whether a refusal with this code may pass by itself.
///
/// SQLite gives extended result codes, whose low byte is the primary one: 5 BUSY, 6 LOCKED,
/// 8 READONLY, 10 IOERR, 13 FULL, 14 CANTOPEN. PostgreSQL gives SQLSTATE classes: 08 connection,
/// 40 rollback, 53 resources, 55 object state, 57 intervention, 58 system; and 25006, a write on a
/// server that only follows another one since a failover.
fn passes(code: Option<&str>) -> bool {
    let Some(code) = code else { return false };
    if code.len() == 5 {
        return code == FOLLOWS
            || ["08", "40", "53", "55", "57", "58"].iter().any(|class| code.starts_with(class));
    }
    code.parse::<u32>().is_ok_and(|code| matches!(code & 0xff, 5 | 6 | 8 | 10 | 13 | 14))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passing_refusals_are_known_on_both() {
        for code in ["5", "261", "6", "13", "40001", "57P01", "53300", "08006", "25006"] {
            assert!(passes(Some(code)), "{code}");
        }
        for code in ["1", "19", "23505", "42P01", "25001"] {
            assert!(!passes(Some(code)), "{code}");
        }
        assert!(!passes(None));
    }

    #[test]
    fn a_taken_value_is_known_in_both_spellings() {
        let sqlite = Error::Taken { on: " UNIQUE constraint failed: accounts.username".into() };
        let postgres = Error::Taken { on: "accounts_username_key duplicate key".into() };
        for error in [sqlite, postgres] {
            assert!(error.is_taken("accounts", "username"));
            assert!(!error.is_taken("accounts", "picture"));
        }
    }
}
