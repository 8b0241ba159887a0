//! `PUT /records/{id}/content`: a file, streamed.

use std::sync::Arc;

use axum::{
    Extension, Json,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use messages::say;

use super::super::{etag, id, if_match};
use crate::{
    access::Caller,
    error::{Error, Result},
    file::{self, Upload},
    scope::Scope,
    unlocked::{Intent, Unlocked},
    vault::Vault,
};

const INTENT: Intent = Intent::new(Scope::Write, say::purpose_store);

pub(in crate::routes) async fn store(
    State(vault): State<Arc<Vault>>,
    Extension(caller): Extension<Caller>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<impl IntoResponse> {
    match begin(&vault, &caller, &name, &headers).await {
        Ok(upload) => {
            let record = file::receive(&vault, upload, body).await?;
            Ok((etag(&record), Json(record)))
        }
        Err(error) => {
            file::drain(&vault, body);
            Err(error)
        }
    }
}

/// Whatever can be refused before the first byte.
async fn begin(
    vault: &Arc<Vault>,
    caller: &Caller,
    name: &str,
    headers: &HeaderMap,
) -> Result<Upload> {
    let begin = || async {
        let unlocked = Unlocked::unlock(vault, caller, INTENT).await?;
        if announced(headers).is_some_and(|bytes| bytes > vault.settings.file_bytes) {
            return Err(Error::FileTooLarge);
        }
        Upload::begin(unlocked, vault, id(name)?, if_match(headers)?).await
    };
    vault.database.repeat(begin).await
}

/// The length that the body will have, where it is told.
fn announced(headers: &HeaderMap) -> Option<u64> {
    headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
