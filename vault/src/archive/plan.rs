//! What goes into an archive, seen before its first byte.

use std::sync::Arc;

use uuid::Uuid;

use super::records;
use crate::{
    audit::Action,
    error::Result,
    file::Content,
    record::Record,
    unlocked::{Underway, Unlocked},
    vault::Vault,
};

/// Every record of an account in the version that goes into the archive. Contents are not held:
/// what a tar needs to know ahead is how long each part is.
pub(crate) struct Plan {
    pub(super) underway: Underway,
    pub(super) records: Vec<Planned>,
    /// Seconds since 1970.
    pub(super) made_at: i64,
}

/// One record.
pub(super) struct Planned {
    pub(super) id: Uuid,
    pub(super) version: i64,
    /// Bytes of its JSON.
    pub(super) bytes: u64,
    pub(super) file: Option<PlannedFile>,
}

/// The file of a record.
pub(super) struct PlannedFile {
    pub(super) path: String,
    pub(super) content: Content,
}

impl Plan {
    /// Looks at everything, and writes down that it was taken away.
    pub(crate) async fn draw_up(mut unlocked: Unlocked<'_>, vault: &Arc<Vault>) -> Result<Self> {
        let mut records = Vec::new();
        for id in unlocked.ids().await? {
            records.push(Planned::new(&unlocked.record(id).await?)?);
        }
        let made_at = unlocked.now.seconds();
        unlocked.note(Action::Export, None).await?;
        Ok(Self { underway: unlocked.go_on(vault).await?, records, made_at })
    }
}

impl Planned {
    fn new(record: &Record) -> Result<Self> {
        let bytes = records::json(record)?.len() as u64;
        let file = record.summary.content.zip(records::path(record));
        let file = file.map(|(content, path)| PlannedFile { path, content });
        Ok(Self { id: record.id, version: record.version, bytes, file })
    }
}
