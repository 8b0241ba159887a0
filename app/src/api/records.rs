//! The records in the vault.

mod history;
#[cfg(feature = "ssr")]
mod vault;
mod wire;

use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

use super::ApiError;

pub use history::{HistoryPage, VaultActor, VaultEvent, vault_history};
pub use wire::{FieldText, Record, RecordDraft, RecordKind, RecordSummary, text_of};

/// What the vault answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Opened<T> {
    /// It is open.
    Open(T),
    /// It asks for a fresh pattern; the code of this challenge has been mailed.
    Locked(String),
    /// It asks for a fresh pattern, and nothing was mailed: nobody here has asked for the page.
    Closed,
    /// It does not take the content: the fields that are wrong, and what to do about each.
    Refused(Vec<FieldMessage>),
}

impl<T> Opened<T> {
    /// The same without what was in it.
    pub fn discard(self) -> Opened<()> {
        match self {
            Self::Open(_) => Opened::Open(()),
            Self::Locked(challenge) => Opened::Locked(challenge),
            Self::Closed => Opened::Closed,
            Self::Refused(fields) => Opened::Refused(fields),
        }
    }
}

impl Opened<()> {
    /// The same with something in it.
    pub fn with<T>(self, value: T) -> Opened<T> {
        match self {
            Self::Open(()) => Opened::Open(value),
            Self::Locked(challenge) => Opened::Locked(challenge),
            Self::Closed => Opened::Closed,
            Self::Refused(fields) => Opened::Refused(fields),
        }
    }
}

/// What is wrong with a field of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldMessage {
    /// The field's name on the wire: `title`, `holder`, …
    pub field: String,
    /// A sentence for the person.
    pub message: String,
}

/// What the vault page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordsPage {
    /// The records, without any secret field.
    pub records: Vec<RecordSummary>,
    /// For how many seconds the vault stays open.
    pub open_for: u64,
}

/// The records of whoever is signed in.
#[server(prefix = "/api", endpoint = "records", input = Json, output = Json)]
pub async fn records() -> Result<Opened<RecordsPage>, ApiError> {
    let answer = vault::ask(vault::get("/records", "/vault")).await?;
    vault::open(answer, |body, open_for| {
        Ok(RecordsPage { records: wire::summaries(body)?, open_for })
    })
}

/// One record.
#[server(prefix = "/api", endpoint = "record", input = Json, output = Json)]
pub async fn view_record(id: String) -> Result<Opened<Record>, ApiError> {
    let path = vault::record_path(&id)?;
    let answer = vault::ask(vault::get(&path, &format!("/vault/{id}"))).await?;
    vault::open(answer, wire::record)
}

/// The secret fields of one record. Each time takes a pattern of its own; after it the person is
/// on `/vault/{id}?reveal=1`, where the same is asked for again.
#[server(prefix = "/api", endpoint = "reveal-record", input = Json, output = Json)]
pub async fn reveal_record(id: String) -> Result<Opened<Vec<FieldText>>, ApiError> {
    let path = format!("{}/secrets", vault::record_path(&id)?);
    let answer = vault::ask(vault::get(&path, &format!("/vault/{id}?reveal=1"))).await?;
    vault::open(answer, |body, _| wire::secrets(body))
}

/// Adds a record and returns its id. Where the vault has locked itself meanwhile nothing is
/// added, and the challenge that opens it again is returned.
#[server(prefix = "/api", endpoint = "add-record", input = Json, output = Json)]
pub async fn add_record(draft: RecordDraft) -> Result<Opened<String>, ApiError> {
    let answer = vault::change("POST", "/records", Some(wire::body(draft, None))).await?;
    vault::open(answer, |body, _| wire::id(body))
}

/// Changes a record that is still at `version`.
#[server(prefix = "/api", endpoint = "change-record", input = Json, output = Json)]
pub async fn change_record(
    id: String,
    version: i64,
    draft: RecordDraft,
) -> Result<Opened<()>, ApiError> {
    let body = wire::body(draft, Some(version));
    let answer = vault::change("PUT", &vault::record_path(&id)?, Some(body)).await?;
    vault::open(answer, |_, _| Ok(()))
}

/// Deletes a record.
#[server(prefix = "/api", endpoint = "delete-record", input = Json, output = Json)]
pub async fn delete_record(id: String) -> Result<Opened<()>, ApiError> {
    let answer = vault::change("DELETE", &vault::record_path(&id)?, None).await?;
    vault::open(answer, |_, _| Ok(()))
}

/// Closes the vault for this session, before its time is over.
#[server(prefix = "/api", endpoint = "lock-now", input = Json, output = Json)]
pub async fn lock_now() -> Result<(), ApiError> {
    use crate::backend::{backend, signed_in};
    let person = signed_in().await?;
    Ok(backend()?.lock.lock_now(&person).await?)
}
