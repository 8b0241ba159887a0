//! `/.well-known/jwks.json`: the keys that the vault signs tickets with (RFC 7517 §8.5.2).

use std::sync::Arc;

use axum::{
    Json,
    extract::State,
    http::{HeaderName, header},
    response::{IntoResponse, Response},
};

use crate::vault::Vault;

pub(super) async fn published(State(vault): State<Arc<Vault>>) -> Response {
    let headers: [(HeaderName, &str); 2] = [
        (header::CONTENT_TYPE, "application/jwk-set+json"),
        (header::CACHE_CONTROL, "public, max-age=300"),
    ];
    let mut response = Json(&*vault.keys.ticket.published()).into_response();
    for (name, value) in headers {
        response.headers_mut().insert(name, axum::http::HeaderValue::from_static(value));
    }
    response
}
