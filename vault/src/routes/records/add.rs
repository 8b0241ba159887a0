//! `POST /records`: one more record.

use std::sync::Arc;

use axum::{
    Extension, Json,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse,
};
use messages::say;

use super::{check_json, etag};
use crate::{
    access::Caller,
    audit::Action,
    error::{Error, Result},
    record::{Draft, Shown, Unsent},
    scope::Scope,
    unlocked::{Intent, Unlocked},
    vault::Vault,
};

const INTENT: Intent = Intent::new(Scope::Write, say::purpose_add);

pub(in crate::routes) async fn add(
    State(vault): State<Arc<Vault>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<impl IntoResponse> {
    let add = || async {
        let mut unlocked = Unlocked::unlock(&vault, &caller, INTENT).await?;
        check_json(&headers)?;
        let record = Shown::from(unlocked.add(Draft::parse(&body, Unsent::Empty)?).await?);
        unlocked.commit(Action::AddRecord, Some(record.id())).await?;
        Ok::<_, Error>(record)
    };
    let record = vault.database.repeat(add).await?;
    let location = [(header::LOCATION, format!("/records/{}", record.id()))];
    Ok((StatusCode::CREATED, location, etag(&record), Json(record)))
}
