//! For machines: health, readiness, and the gateway's public keys.

use std::sync::Arc;

use app::backend::Backend;
use axum::{Json, Router, extract::State, http::StatusCode, routing::get};
use tokio::sync::watch;

use crate::signing::SigningKeys;

/// `/healthz`: the process answers. `/readyz`: so does its database, and nobody has told it to stop.
pub fn routes(
    backend: Backend,
    signing: Arc<SigningKeys>,
    stopping: watch::Receiver<bool>,
) -> Router {
    Router::new()
        .route("/healthz", get(|| async { StatusCode::OK }))
        .route("/readyz", get(ready))
        .with_state((backend, stopping))
        .route("/.well-known/jwks.json", get(move || async move { Json(signing.published()) }))
}

async fn ready(State((backend, stopping)): State<(Backend, watch::Receiver<bool>)>) -> StatusCode {
    if *stopping.borrow() {
        return StatusCode::SERVICE_UNAVAILABLE;
    }
    match backend.identity.database().ping().await {
        Ok(()) => StatusCode::OK,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
