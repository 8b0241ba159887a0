//! `/grants/{sid}`: what sessions were given.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, State},
    http::StatusCode,
};
use tickets::{SessionHash, VerifiedProvision};

use crate::{
    account,
    error::{Error, Result},
    vault::Vault,
};

/// `DELETE`: locks the vault for a session; 204, whether or not it was open.
pub(super) async fn end(
    State(vault): State<Arc<Vault>>,
    Extension(call): Extension<VerifiedProvision>,
    Path(name): Path<String>,
) -> Result<StatusCode> {
    let session = SessionHash::parse(&name).map_err(|_| Error::NoPath)?;
    account::end_grants(&vault, &session, &call).await?;
    Ok(StatusCode::NO_CONTENT)
}
