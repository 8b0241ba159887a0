//! `GET /records`: the records without their secrets.

use std::sync::Arc;

use axum::{Extension, Json, extract::State};
use serde::Serialize;

use crate::{
    access::Caller,
    audit::Action,
    error::Result,
    record::Listed,
    scope::Scope,
    unlocked::{Intent, Unlocked},
    vault::Vault,
};

const INTENT: Intent = Intent::new(Scope::Read, "Open your vault");

#[derive(Serialize)]
pub(in crate::routes) struct List {
    records: Vec<Listed>,
}

pub(in crate::routes) async fn list(
    State(vault): State<Arc<Vault>>,
    Extension(caller): Extension<Caller>,
) -> Result<Json<List>> {
    let mut unlocked = Unlocked::unlock(&vault, &caller, INTENT).await?;
    let records = unlocked.records().await?;
    unlocked.commit(Action::ListRecords, None).await?;
    Ok(Json(List { records }))
}
