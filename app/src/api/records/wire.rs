//! Records, as the pages see them and as they are on the wire to the vault.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a record is, under the name that the vault gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// An account at a bank.
    BankAccount,
    /// A passport, an identity card, a driving licence.
    IdentityDocument,
    /// A payment card.
    Card,
    /// Free text.
    Note,
    /// A file, whose content comes apart.
    File,
}

/// A record in the list: nothing secret in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordSummary {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: RecordKind,
    /// Its title.
    pub title: String,
    /// Of a file whose content is there: its bytes.
    pub size: Option<u64>,
}

/// The text of one field. It does not show in `Debug`, so that it cannot slip into a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldText {
    /// The field's name on the wire: `holder`, `account_number`, …
    pub field: String,
    /// What it holds.
    pub text: String,
}

impl fmt::Debug for FieldText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FieldText({}, redacted)", self.field)
    }
}

/// The text of the field of this name; empty where there is none.
pub fn text_of<'a>(fields: &'a [FieldText], name: &str) -> &'a str {
    fields.iter().find(|field| field.field == name).map_or("", |field| field.text.as_str())
}

/// A record, its secret fields masked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// What it is.
    pub kind: RecordKind,
    /// Its title.
    pub title: String,
    /// Its fields, but for the secret ones.
    pub fields: Vec<FieldText>,
    /// What stands for each secret field, such as `•••• 4242`; empty where the field is.
    pub masked: Vec<FieldText>,
    /// Of a file whose content is there: its bytes.
    pub size: Option<u64>,
    /// Grows with every change.
    pub version: i64,
    /// For how many seconds the vault stays open.
    pub open_for: u64,
}

/// A record as it was typed. Of one that is changed, a secret field that is left out stays what
/// it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordDraft {
    /// What it is.
    pub kind: RecordKind,
    /// Its title.
    pub title: String,
    /// Its fields.
    pub fields: Vec<FieldText>,
}

#[cfg(feature = "ssr")]
pub(super) use on_the_wire::{body, id, record, refusals, secrets, summaries};

/// The JSON of the vault.
#[cfg(feature = "ssr")]
mod on_the_wire {
    use std::collections::BTreeMap;

    use serde::{Deserialize, de::DeserializeOwned};
    use serde_json::{Value, json};

    use super::{FieldText, Record, RecordDraft, RecordKind, RecordSummary};
    use crate::api::{ApiError, FieldMessage};

    #[derive(Deserialize)]
    struct Stored {
        size: u64,
    }

    #[derive(Deserialize)]
    struct Listed {
        id: String,
        kind: RecordKind,
        title: String,
        content: Option<Stored>,
    }

    #[derive(Deserialize)]
    struct List {
        records: Vec<Listed>,
    }

    #[derive(Deserialize)]
    struct Shown {
        #[serde(flatten)]
        listed: Listed,
        version: i64,
        fields: BTreeMap<String, String>,
        masked: BTreeMap<String, String>,
    }

    #[derive(Deserialize)]
    struct Secrets {
        fields: BTreeMap<String, String>,
    }

    #[derive(Deserialize)]
    struct Added {
        id: String,
    }

    #[derive(Deserialize)]
    struct Refused {
        errors: Vec<FieldMessage>,
    }

    /// A draft, as the vault takes it; with the version that it changes, if there is one.
    pub fn body(draft: RecordDraft, version: Option<i64>) -> Value {
        let fields: BTreeMap<_, _> =
            draft.fields.into_iter().map(|field| (field.field, field.text)).collect();
        json!({ "kind": draft.kind, "title": draft.title, "fields": fields, "version": version })
    }

    /// The list in an answer.
    pub fn summaries(body: Value) -> Result<Vec<RecordSummary>, ApiError> {
        let List { records } = read(body)?;
        let summary = |listed: Listed| RecordSummary {
            id: listed.id,
            kind: listed.kind,
            title: listed.title,
            size: listed.content.map(|content| content.size),
        };
        Ok(records.into_iter().map(summary).collect())
    }

    /// The record in an answer.
    pub fn record(body: Value, open_for: u64) -> Result<Record, ApiError> {
        let Shown { listed, version, fields, masked } = read(body)?;
        let Listed { id, kind, title, content } = listed;
        let [fields, masked] = [fields, masked].map(texts);
        let size = content.map(|content| content.size);
        Ok(Record { id, kind, title, fields, masked, size, version, open_for })
    }

    /// The secret fields in an answer.
    pub fn secrets(body: Value) -> Result<Vec<FieldText>, ApiError> {
        read(body).map(|Secrets { fields }| texts(fields))
    }

    /// The id of a record that was added.
    pub fn id(body: Value) -> Result<String, ApiError> {
        read(body).map(|Added { id }| id)
    }

    /// The fields that are wrong, in a refusal.
    pub fn refusals(body: Value) -> Vec<FieldMessage> {
        read(body).map(|Refused { errors }| errors).unwrap_or_default()
    }

    fn read<T: DeserializeOwned>(body: Value) -> Result<T, ApiError> {
        serde_json::from_value(body).map_err(|_| ApiError::ServiceDown)
    }

    fn texts(fields: BTreeMap<String, String>) -> Vec<FieldText> {
        fields.into_iter().map(|(field, text)| FieldText { field, text }).collect()
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn a_list_tells_which_files_are_there() {
            let listed = |content| {
                let mut record = json!({
                    "id": "1", "kind": "file", "title": "Passport", "updated_at": 7,
                });
                if let Some(content) = content {
                    record["content"] = content;
                }
                summaries(json!({ "records": [record] })).unwrap().remove(0).size
            };
            assert_eq!(listed(Some(json!({ "size": 25 }))), Some(25));
            assert_eq!(listed(Some(Value::Null)), None);
            assert_eq!(listed(None), None);
        }

        #[test]
        fn a_record_comes_with_masks_in_the_place_of_secrets() {
            let body = json!({
                "id": "1", "version": 3, "kind": "card", "title": "Visa",
                "created_at": 7, "updated_at": 7,
                "fields": { "holder": "Ada" }, "masked": { "number": "•••• 4242", "pin": "" },
            });
            let record = record(body, 60).unwrap();
            assert_eq!(record.kind, RecordKind::Card);
            assert_eq!(super::super::text_of(&record.fields, "holder"), "Ada");
            assert_eq!(super::super::text_of(&record.masked, "number"), "•••• 4242");
            assert_eq!(super::super::text_of(&record.masked, "other"), "");
            assert!(!format!("{record:?}").contains("4242"));
        }

        #[test]
        fn what_is_no_record_is_nonsense() {
            assert_eq!(record(json!({ "id": "1" }), 0), Err(ApiError::ServiceDown));
            assert_eq!(
                summaries(json!({ "records": [{ "kind": "boat" }] })),
                Err(ApiError::ServiceDown)
            );
        }
    }
}
