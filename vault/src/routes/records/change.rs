//! `PUT /records/{id}`: a record anew.

use std::sync::Arc;

use axum::{
    Extension, Json,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::IntoResponse,
};

use super::{check_json, etag, id};
use crate::{
    access::Caller,
    audit::Action,
    error::{Error, Result},
    grant,
    record::Draft,
    unlocked::{Intent, Unlocked},
    vault::Vault,
};

const INTENT: Intent = Intent { scope: grant::WRITE, purpose: "Change a record in your vault" };

pub(in crate::routes) async fn change(
    State(vault): State<Arc<Vault>>,
    Extension(caller): Extension<Caller>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<impl IntoResponse> {
    let mut unlocked = Unlocked::unlock(&vault, &caller, INTENT).await?;
    check_json(&headers)?;
    let draft = Draft::parse(&body)?;
    let version = if_match(&headers)?.or(draft.version).ok_or(Error::NoVersion)?;
    let record = unlocked.change(id(&name)?, version, draft).await?;
    unlocked.commit(Action::ChangeRecord, Some(record.id)).await?;
    Ok((etag(&record), Json(record)))
}

/// The version in `If-Match`, an entity tag of this vault. `*` names none: a change must say which
/// version it was made from.
fn if_match(headers: &HeaderMap) -> Result<Option<i64>> {
    let Some(value) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let tag = value.to_str().ok().and_then(|text| text.strip_prefix('"')?.strip_suffix('"'));
    tag.and_then(|tag| tag.parse().ok()).map(Some).ok_or(Error::NoVersion)
}
