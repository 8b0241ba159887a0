//! `PUT /records/{id}`: a record anew.

use std::sync::Arc;

use axum::{
    Extension, Json,
    body::Bytes,
    extract::{Path, State},
    http::HeaderMap,
    response::IntoResponse,
};
use messages::say;

use super::{check_json, etag, id, if_match};
use crate::{
    access::Caller,
    audit::Action,
    error::{Error, Result},
    record::{Draft, Shown, Unsent},
    scope::Scope,
    unlocked::{Intent, Unlocked},
    vault::Vault,
};

const INTENT: Intent = Intent::new(Scope::Write, say::purpose_change);

pub(in crate::routes) async fn change(
    State(vault): State<Arc<Vault>>,
    Extension(caller): Extension<Caller>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<impl IntoResponse> {
    let change = || async {
        let mut unlocked = Unlocked::unlock(&vault, &caller, INTENT).await?;
        check_json(&headers)?;
        let draft = Draft::parse(&body, Unsent::Kept)?;
        let version = if_match(&headers)?.or(draft.version).ok_or(Error::NoVersion)?;
        let record = Shown::from(unlocked.change(id(&name)?, version, draft).await?);
        unlocked.commit(Action::ChangeRecord, Some(record.id())).await?;
        Ok::<_, Error>(record)
    };
    let record = vault.database.repeat(change).await?;
    Ok((etag(&record), Json(record)))
}
