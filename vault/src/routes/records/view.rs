//! `GET /records/{id}`: one record, with its secret fields masked.

use std::sync::Arc;

use axum::{
    Extension, Json,
    extract::{Path, State},
    response::IntoResponse,
};
use messages::say;

use super::{etag, id};
use crate::{
    access::Caller,
    audit::Action,
    error::Result,
    record::Shown,
    scope::Scope,
    unlocked::{Intent, Unlocked},
    vault::Vault,
};

const INTENT: Intent = Intent::new(Scope::Read, say::purpose_open_record);

pub(in crate::routes) async fn view(
    State(vault): State<Arc<Vault>>,
    Extension(caller): Extension<Caller>,
    Path(name): Path<String>,
) -> Result<impl IntoResponse> {
    let mut unlocked = Unlocked::look(&vault, &caller, &INTENT).await?;
    let record = Shown::from(unlocked.record(id(&name)?).await?);
    unlocked.seen(&INTENT, Action::ViewRecord, Some(record.id())).await?;
    Ok((etag(&record), Json(record)))
}
