//! What an archive says of itself: before the rows what is to come, behind them what was there.

use ambient::Timestamp;
use serde::{Deserialize, Serialize};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::schema::Table;

/// The form of archives. It changes where a release before could not read what is written.
pub(crate) const FORMAT: i64 = 1;

/// What is in an archive, as its first entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the archive.
    pub format: i64,
    /// The program whose backup it is.
    pub program: String,
    /// The release that made it.
    pub version: String,
    /// The step of the schema.
    pub schema: i64,
    /// The instant that all rows are of, in milliseconds since 1970.
    pub taken_at: i64,
    /// The tables, each behind those that it refers to.
    pub(crate) tables: Vec<Table>,
    /// The names of the files.
    pub files: Vec<String>,
    /// The names of files that belong to it, but could not be read.
    pub left_out: Vec<String>,
}

impl Manifest {
    /// When it was taken, to the second (RFC 3339 §5.6).
    pub fn taken(&self) -> String {
        rfc3339(Timestamp::from_millis(self.taken_at))
    }
}

/// What was there, as the last entry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Totals {
    pub tables: Vec<Total>,
    pub files: Vec<FileTotal>,
}

/// What was there of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Total {
    pub name: String,
    pub rows: u64,
    /// Over all of its lines, in the order of its primary key.
    pub sha256: String,
}

/// What was there of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FileTotal {
    pub name: String,
    pub sha256: String,
}

pub(crate) fn rfc3339(instant: Timestamp) -> String {
    OffsetDateTime::from_unix_timestamp(instant.seconds())
        .ok()
        .and_then(|time| time.format(&Rfc3339).ok())
        .unwrap_or_else(|| instant.millis().to_string())
}
