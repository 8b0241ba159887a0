//! For machines: health, readiness, and the gateway's public keys.

use std::sync::Arc;

use app::backend::Backend;
use axum::{Json, Router, extract::State, http::StatusCode, routing::get};

use crate::signing::SigningKeys;

/// `/healthz`: the process answers. `/readyz`: so does its database.
pub fn routes(backend: Backend, signing: Arc<SigningKeys>) -> Router {
    Router::new()
        .route("/healthz", get(|| async { StatusCode::OK }))
        .route("/readyz", get(ready))
        .with_state(backend)
        .route("/.well-known/jwks.json", get(move || async move { Json(signing.published()) }))
}

async fn ready(State(backend): State<Backend>) -> StatusCode {
    match backend.identity.database().ping().await {
        Ok(()) => StatusCode::OK,
        Err(_) => StatusCode::SERVICE_UNAVAILABLE,
    }
}
