//! Records: what people keep in their vault.

mod draft;
mod field;
mod kind;
mod sealed;
mod store;

use std::collections::BTreeMap;

use ambient::Timestamp;
use serde::{Deserialize, Serialize, Serializer};
use uuid::Uuid;

pub(crate) use draft::Draft;
pub(crate) use kind::Kind;

/// What a list shows of a record. Nothing in it is secret, and it is sealed all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Summary {
    pub(crate) kind: Kind,
    pub(crate) title: String,
}

/// The fields of a record by name; every field of its kind is there, empty where not filled in.
pub(crate) type Fields = BTreeMap<String, String>;

/// A record in a list.
#[derive(Debug, Serialize)]
pub(crate) struct Listed {
    pub(crate) id: Uuid,
    #[serde(flatten)]
    pub(crate) summary: Summary,
    #[serde(serialize_with = "seconds")]
    pub(crate) updated_at: Timestamp,
}

/// A whole record.
#[derive(Debug, Serialize)]
pub(crate) struct Record {
    pub(crate) id: Uuid,
    pub(crate) version: i64,
    #[serde(flatten)]
    pub(crate) summary: Summary,
    #[serde(serialize_with = "seconds")]
    pub(crate) created_at: Timestamp,
    #[serde(serialize_with = "seconds")]
    pub(crate) updated_at: Timestamp,
    pub(crate) fields: Fields,
}

/// Instants go out as whole seconds since 1970, like those in tokens.
fn seconds<S: Serializer>(instant: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64(instant.seconds())
}
