//! What goes out of a record without its being revealed.

use ambient::Timestamp;
use serde::{Serialize, Serializer};
use uuid::Uuid;

use super::{Fields, Kind, Record, Summary};

/// What is told of the content of a file.
#[derive(Clone, Copy, Debug, Serialize)]
struct Stored {
    /// Bytes.
    size: u64,
}

/// A record in a list.
#[derive(Debug, Serialize)]
pub(crate) struct Listed {
    pub(crate) id: Uuid,
    pub(crate) kind: Kind,
    pub(crate) title: String,
    #[serde(serialize_with = "seconds")]
    updated_at: Timestamp,
    /// Of files only: `null` where none has arrived yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Option<Stored>>,
}

impl Listed {
    pub(super) fn new(id: Uuid, summary: Summary, updated_at: Timestamp) -> Self {
        let content = stored(&summary);
        let Summary { kind, title, .. } = summary;
        Self { id, kind, title, updated_at, content }
    }
}

/// A record as it is viewed: secret fields are masked.
#[derive(Debug, Serialize)]
pub(crate) struct Shown {
    id: Uuid,
    version: i64,
    kind: Kind,
    title: String,
    #[serde(serialize_with = "seconds")]
    created_at: Timestamp,
    #[serde(serialize_with = "seconds")]
    updated_at: Timestamp,
    fields: Fields,
    /// What stands for each secret field; empty where the field is.
    masked: Fields,
    #[serde(skip_serializing_if = "Option::is_none")]
    content: Option<Option<Stored>>,
}

impl Shown {
    pub(crate) fn id(&self) -> Uuid {
        self.id
    }

    pub(crate) fn version(&self) -> i64 {
        self.version
    }
}

impl From<Record> for Shown {
    fn from(record: Record) -> Self {
        let Record { id, version, summary, created_at, updated_at, mut fields } = record;
        let content = stored(&summary);
        let Summary { kind, title, .. } = summary;
        let masked = kind
            .secrets()
            .filter_map(|field| {
                let (name, text) = fields.remove_entry(field.name)?;
                Some((name, field.mask(&text)))
            })
            .collect();
        Self { id, version, kind, title, created_at, updated_at, fields, masked, content }
    }
}

fn stored(summary: &Summary) -> Option<Option<Stored>> {
    let stored = summary.content.map(|content| Stored { size: content.size });
    (summary.kind == Kind::File).then_some(stored)
}

/// Instants go out as whole seconds since 1970, like those in tokens.
pub(crate) fn seconds<S: Serializer>(
    instant: &Timestamp,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64(instant.seconds())
}
