//! `GET /records/{id}/content`: the file, as it was stored.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, State},
    http::header,
    response::IntoResponse,
};
use messages::say;

use super::super::id;
use crate::{
    access::Caller,
    attachment,
    audit::Action,
    error::{Error, Result},
    file::Reader,
    scope::Scope,
    unlocked::{Intent, Unlocked},
    vault::Vault,
};

const INTENT: Intent = Intent::new(Scope::Read, say::purpose_open_file);

pub(in crate::routes) async fn fetch(
    State(vault): State<Arc<Vault>>,
    Extension(caller): Extension<Caller>,
    Path(name): Path<String>,
) -> Result<impl IntoResponse> {
    let mut unlocked = Unlocked::look(&vault, &caller, &INTENT).await?;
    let record = unlocked.record(id(&name)?).await?;
    let content = record.summary.content.ok_or(Error::NoContent)?;
    let of = (unlocked.account(), record.id);
    let reader = Reader::new(&vault.database, unlocked.data_key.sealing(), of, content);
    unlocked.seen(&INTENT, Action::FetchFile, Some(record.id)).await?;
    let file_name = record.fields.get("name").map(String::as_str).unwrap_or_default();
    let length = [(header::CONTENT_LENGTH, content.size.to_string())];
    Ok((attachment::headers(file_name), length, reader.into_body().await?))
}
