//! `GET /records`: the records without their secrets, or those whose titles have some words.

use std::sync::Arc;

use axum::{Extension, Json, extract::State, http::Uri};
use messages::say;
use serde::Serialize;

use crate::{
    access::Caller,
    audit::Action,
    error::Result,
    record::{Listed, Search},
    routes::query::{parameters, wrong},
    scope::Scope,
    unlocked::{Intent, Unlocked},
    vault::Vault,
};

const INTENT: Intent = Intent::new(Scope::Read, say::purpose_open);

#[derive(Serialize)]
pub(in crate::routes) struct List {
    records: Vec<Listed>,
}

pub(in crate::routes) async fn list(
    State(vault): State<Arc<Vault>>,
    Extension(caller): Extension<Caller>,
    uri: Uri,
) -> Result<Json<List>> {
    let mut unlocked = Unlocked::look(&vault, &caller, &INTENT).await?;
    let [text] = parameters(uri.query(), ["q"])?;
    let search = Search::parse(&text.unwrap_or_default()).map_err(|remedy| wrong("q", remedy))?;
    let records = unlocked.records(&search).await?;
    unlocked.seen(&INTENT, Action::ListRecords, None).await?;
    Ok(Json(List { records }))
}
