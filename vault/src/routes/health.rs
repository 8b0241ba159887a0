//! `/healthz` and `/readyz`: for whatever watches over this process.

use std::sync::Arc;

use axum::{extract::State, http::StatusCode};

use crate::{error::Result, vault::Vault};

/// The process answers.
pub(super) async fn alive() -> StatusCode {
    StatusCode::OK
}

/// The process can serve: its database answers.
pub(super) async fn ready(State(vault): State<Arc<Vault>>) -> Result<StatusCode> {
    vault.database.ping().await?;
    Ok(StatusCode::OK)
}
