//! What SQLite and PostgreSQL call by different names.

use anyhow::{Result, bail};

/// Expressions that give another value for each row, and what is said before and after.
pub struct Dialect {
    /// A random UUID as text.
    pub uuid: &'static str,
    /// 32 random bytes.
    pub bytes: &'static str,
    /// The id of a row of `crowd` as bytes.
    pub text_as_bytes: &'static str,
    /// Nothing of this has to outlive a machine that stops in the middle, and no reference has to be
    /// looked up.
    pub hurry: &'static [&'static str],
    /// What the database does by itself in time.
    pub settle: &'static [&'static str],
    /// Asks how many bytes the database has on its disk.
    pub size: &'static str,
}

const SQLITE: Dialect = Dialect {
    uuid: "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || \
        substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || \
        hex(randomblob(6)))",
    bytes: "randomblob(32)",
    text_as_bytes: "CAST(crowd.id AS BLOB)",
    hurry: &[
        "PRAGMA journal_mode = MEMORY",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA cache_size = -1000000",
        "PRAGMA temp_store = MEMORY",
    ],
    settle: &["PRAGMA journal_mode = WAL"],
    size: "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
};

const POSTGRES: Dialect = Dialect {
    uuid: "gen_random_uuid()::text",
    bytes: "sha256(gen_random_uuid()::text::bytea)",
    text_as_bytes: "convert_to(crowd.id, 'UTF8')",
    hurry: &[
        "SET synchronous_commit = off",
        "SET work_mem = '256MB'",
        "SET session_replication_role = replica",
    ],
    settle: &["VACUUM (ANALYZE)", "CHECKPOINT"],
    size: "SELECT pg_database_size(current_database())",
};

impl Dialect {
    pub fn of(url: &str) -> Result<Self> {
        match url.split_once(':') {
            Some(("sqlite", _)) => Ok(SQLITE),
            Some(("postgres", _)) => Ok(POSTGRES),
            _ => bail!("{url} is neither SQLite nor PostgreSQL"),
        }
    }
}
