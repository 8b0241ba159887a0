//! What the vault answers to. One route, one file.

mod accounts;
mod export;
mod grants;
mod health;
mod history;
mod jwks;
pub(crate) mod query;
mod records;

use std::sync::Arc;

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, header},
    middleware::{from_fn, from_fn_with_state, map_request, map_response},
    response::Response,
    routing::{delete, get, put},
};
use telemetry::{RequestName, count_requests, take_up};

use crate::{access, error::Error, vault::Vault};

/// Every route of a vault.
pub fn router(vault: Arc<Vault>) -> Router {
    let people = Router::new()
        .route("/records", get(records::list).post(records::add))
        .route("/records/{id}", get(records::view).put(records::change).delete(records::remove))
        .route("/records/{id}/secrets", get(records::reveal))
        .route("/history", get(history::view))
        .route("/export", get(export::export))
        .route_layer(from_fn_with_state(Arc::clone(&vault), access::people));
    let files = Router::new()
        .route("/records/{id}/content", get(records::fetch).put(records::store))
        .route_layer(from_fn_with_state(Arc::clone(&vault), access::people_who_send_files));
    let provisioning = Router::new()
        .route("/accounts/{id}", put(accounts::create).get(accounts::state).delete(accounts::erase))
        .route("/grants/{sid}", delete(grants::end))
        .route_layer(from_fn_with_state(Arc::clone(&vault), access::provisioning));
    Router::new()
        .merge(people)
        .merge(files)
        .merge(provisioning)
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/.well-known/jwks.json", get(jwks::published))
        .fallback(|| async { Error::NoPath })
        .method_not_allowed_fallback(|| async { Error::Method })
        .layer(map_response(private_unless_said))
        .layer(from_fn(count_requests))
        .layer(map_request(name_request))
        .with_state(vault)
}

/// Nothing that the vault says is kept by anybody, except where a route says so.
async fn private_unless_said(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// A request goes by the name that the gateway has given it, in both logs, and belongs to the same
/// trace.
async fn name_request(mut request: Request) -> Request {
    let name = request.headers().get("x-request-id").and_then(|name| name.to_str().ok());
    let plain = |name: &&str| {
        (1..=64).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if let Some(name) = name.filter(plain).map(str::to_owned) {
        request.extensions_mut().insert(RequestName(name));
    }
    take_up(&mut request);
    request
}
