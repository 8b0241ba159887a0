//! Records: what people keep in their vault.

mod draft;
mod field;
mod form;
mod kind;
mod quote;
mod sealed;
mod search;
mod shown;
mod store;

use std::collections::BTreeMap;

use ambient::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub(crate) use draft::{Draft, Unsent};
pub(crate) use kind::Kind;
pub(crate) use quote::quoting;
pub(crate) use search::Search;
pub(crate) use shown::{Listed, Shown, seconds};

use crate::file::Content;

/// What a list shows of a record. Nothing in it is secret, and it is sealed all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Summary {
    pub(crate) kind: Kind,
    pub(crate) title: String,
    /// The content of a file, once it has arrived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) content: Option<Content>,
}

/// The fields of a record by name; every field of its kind is there, empty where not filled in.
pub(crate) type Fields = BTreeMap<String, String>;

/// A whole record, with its secrets. It goes out in parts only: as [`Shown`], or by
/// [`secrets`](Self::secrets).
pub(crate) struct Record {
    pub(crate) id: Uuid,
    pub(crate) version: i64,
    pub(crate) summary: Summary,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    pub(crate) fields: Fields,
}

impl Record {
    /// The fields that are shown only when they are revealed.
    pub(crate) fn secrets(mut self) -> Fields {
        let secrets = self.summary.kind.secrets();
        secrets.filter_map(|field| self.fields.remove_entry(field.name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_from_before_there_were_files_can_be_read() {
        let summary: Summary = serde_json::from_str(r#"{"kind":"note","title":"x"}"#).unwrap();
        assert_eq!(summary, Summary { kind: Kind::Note, title: "x".to_owned(), content: None });
    }
}
