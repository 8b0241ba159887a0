//! Records, as the pages see them and as they are on the wire to the vault.

use serde::{Deserialize, Serialize};
#[cfg(feature = "ssr")]
use serde_json::{Value, json};

#[cfg(feature = "ssr")]
use crate::api::ApiError;

/// What a record is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordKind {
    /// A bank account.
    BankAccount,
    /// A note.
    Note,
}

/// A record in the list: nothing secret in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordSummary {
    /// Its id.
    pub id: String,
    /// What it is about.
    pub kind: RecordKind,
    /// Its title.
    pub title: String,
}

/// What a record holds.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum RecordFields {
    /// A bank account.
    BankAccount {
        /// Whose it is.
        holder: String,
        /// Its number.
        account_number: String,
        /// Its type.
        account_type: String,
        /// The holder's e-mail address.
        email: String,
        /// The holder's phone number.
        phone: String,
        /// The holder's address.
        address: String,
        /// What proves the holder's identity.
        proof_of_identity: String,
    },
    /// A note.
    Note {
        /// Its text.
        text: String,
    },
}

/// What a record holds does not show.
impl std::fmt::Debug for RecordFields {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecordFields(redacted)")
    }
}

impl RecordFields {
    /// The fields of a new record.
    pub fn empty(kind: RecordKind) -> Self {
        match kind {
            RecordKind::BankAccount => Self::BankAccount {
                holder: String::new(),
                account_number: String::new(),
                account_type: String::new(),
                email: String::new(),
                phone: String::new(),
                address: String::new(),
                proof_of_identity: String::new(),
            },
            RecordKind::Note => Self::Note { text: String::new() },
        }
    }
}

/// A record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it holds.
    pub fields: RecordFields,
    /// Grows with every change.
    pub version: i64,
    /// For how many seconds the vault stays open.
    pub open_for: u64,
}

/// The title and fields of a new record, as the vault takes them.
#[cfg(feature = "ssr")]
pub(super) fn new_record(title: &str, fields: &RecordFields) -> Value {
    let (kind, fields) = sent(fields);
    json!({ "kind": kind, "title": title, "fields": fields })
}

/// The title and fields of a changed record.
#[cfg(feature = "ssr")]
pub(super) fn changed_record(version: i64, title: &str, fields: &RecordFields) -> Value {
    let (kind, fields) = sent(fields);
    json!({ "kind": kind, "title": title, "fields": fields, "version": version })
}

#[cfg(feature = "ssr")]
fn sent(fields: &RecordFields) -> (&'static str, Value) {
    match fields {
        RecordFields::BankAccount {
            holder,
            account_number,
            account_type,
            email,
            phone,
            address,
            proof_of_identity,
        } => (
            "bank_account",
            json!({
                "holder": holder, "account_number": account_number, "account_type": account_type,
                "email": email, "phone": phone, "address": address,
                "proof_of_identity": proof_of_identity,
            }),
        ),
        RecordFields::Note { text } => ("note", json!({ "text": text })),
    }
}

/// The list in an answer of the vault.
#[cfg(feature = "ssr")]
pub(super) fn summaries(body: Value) -> Result<Vec<RecordSummary>, ApiError> {
    let records = body.get("records").and_then(Value::as_array).ok_or(ApiError::ServiceDown)?;
    records
        .iter()
        .map(|record| {
            Ok(RecordSummary {
                id: text(record, "id")?,
                kind: kind(record)?,
                title: text(record, "title")?,
            })
        })
        .collect()
}

/// The record in an answer of the vault.
#[cfg(feature = "ssr")]
pub(super) fn record(body: Value, open_for: u64) -> Result<Record, ApiError> {
    let fields = body.get("fields").ok_or(ApiError::ServiceDown)?;
    let fields = match kind(&body)? {
        RecordKind::BankAccount => RecordFields::BankAccount {
            holder: text(fields, "holder")?,
            account_number: text(fields, "account_number")?,
            account_type: text(fields, "account_type")?,
            email: text(fields, "email")?,
            phone: text(fields, "phone")?,
            address: text(fields, "address")?,
            proof_of_identity: text(fields, "proof_of_identity")?,
        },
        RecordKind::Note => RecordFields::Note { text: text(fields, "text")? },
    };
    let version = body.get("version").and_then(Value::as_i64).ok_or(ApiError::ServiceDown)?;
    Ok(Record { id: text(&body, "id")?, title: text(&body, "title")?, fields, version, open_for })
}

/// The id of a record that was added.
#[cfg(feature = "ssr")]
pub(super) fn id(body: Value) -> Result<String, ApiError> {
    text(&body, "id")
}

#[cfg(feature = "ssr")]
fn kind(record: &Value) -> Result<RecordKind, ApiError> {
    match record.get("kind").and_then(Value::as_str) {
        Some("bank_account") => Ok(RecordKind::BankAccount),
        Some("note") => Ok(RecordKind::Note),
        _ => Err(ApiError::ServiceDown),
    }
}

#[cfg(feature = "ssr")]
fn text(value: &Value, name: &str) -> Result<String, ApiError> {
    value.get(name).and_then(Value::as_str).map(str::to_owned).ok_or(ApiError::ServiceDown)
}

/// The fields that are wrong, in a refusal of the vault.
#[cfg(feature = "ssr")]
pub(super) fn refusals(body: &Value) -> Vec<super::FieldMessage> {
    let errors = body.get("errors").and_then(Value::as_array).map(Vec::as_slice);
    errors
        .unwrap_or_default()
        .iter()
        .filter_map(|error| {
            Some(super::FieldMessage {
                field: text(error, "field").ok()?,
                message: text(error, "message").ok()?,
            })
        })
        .collect()
}
