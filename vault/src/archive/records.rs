//! The form of `records.json`.

use ambient::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::FORMAT;
use crate::{
    error::{Error, Result},
    record::{Fields, Kind, Record, seconds},
};

/// A record with every field.
#[derive(Serialize)]
struct Archived<'a> {
    id: Uuid,
    kind: Kind,
    title: &'a str,
    version: i64,
    #[serde(serialize_with = "seconds")]
    created_at: Timestamp,
    #[serde(serialize_with = "seconds")]
    updated_at: Timestamp,
    fields: &'a Fields,
    /// Where in the archive its file is.
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
}

/// What stands before the first record; instants are seconds since 1970.
pub(super) fn head(made_at: i64) -> String {
    format!("{{\n  \"format\": {FORMAT},\n  \"made_at\": {made_at},\n  \"records\": [")
}

/// What stands before a record.
pub(super) fn before(place: usize) -> &'static str {
    if place == 0 { "\n" } else { ",\n" }
}

/// What stands after the last record.
pub(super) const TAIL: &str = "\n  ]\n}\n";

/// One record, indented as far as it belongs.
pub(super) fn json(record: &Record) -> Result<String> {
    let archived = Archived {
        id: record.id,
        kind: record.summary.kind,
        title: &record.summary.title,
        version: record.version,
        created_at: record.created_at,
        updated_at: record.updated_at,
        fields: &record.fields,
        file: path(record),
    };
    let json = serde_json::to_string_pretty(&archived).map_err(|_| Error::Corrupt)?;
    // Line breaks within texts are escaped: each line that there is begins one of these members.
    Ok(format!("    {}", json.replace('\n', "\n    ")))
}

/// Where the file of a record goes.
pub(super) fn path(record: &Record) -> Option<String> {
    record.summary.content?;
    let name = record.fields.get("name")?;
    Some(format!("files/{}/{name}", record.id))
}
