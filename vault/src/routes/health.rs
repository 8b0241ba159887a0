//! `/healthz` and `/readyz`: for whatever watches over this process.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};

use crate::{error::Result, vault::Vault};

/// The process answers.
pub(super) async fn alive() -> StatusCode {
    StatusCode::OK
}

/// The process can serve: nobody has told it to stop, and its database answers.
pub(super) async fn ready(State(vault): State<Arc<Vault>>) -> Result<StatusCode> {
    if vault.stops() {
        return Ok(StatusCode::SERVICE_UNAVAILABLE);
    }
    vault.database.ping().await?;
    Ok(StatusCode::OK)
}
