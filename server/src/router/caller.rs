//! Who is asking: the name of the request, and the address it comes from.

use std::net::SocketAddr;

use ambient::Entropy;
use app::backend::{ClientAddress, RequestId};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderName, HeaderValue},
    middleware::Next,
    response::Response,
};
use telemetry::RequestName;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// How the address of a caller is found out.
#[derive(Clone)]
pub struct Callers {
    entropy: std::sync::Arc<dyn Entropy>,
    /// How many reverse proxies stand in front of this gateway.
    trusted_proxies: u8,
}

impl Callers {
    pub fn new(entropy: std::sync::Arc<dyn Entropy>, trusted_proxies: u8) -> Self {
        Self { entropy, trusted_proxies }
    }
}

/// Names the request, and notes where it comes from.
pub async fn caller(
    State(callers): State<Callers>,
    ConnectInfo(socket): ConnectInfo<SocketAddr>,
    mut request: Request,
    next: Next,
) -> Response {
    let id = format!("{:016x}", u64::from_be_bytes(callers.entropy.bytes()));
    let address = request::caller(request.headers(), callers.trusted_proxies, socket.ip());
    let value = HeaderValue::from_str(&id);
    request.extensions_mut().insert(RequestName(id.clone()));
    request.extensions_mut().insert(RequestId(id));
    request.extensions_mut().insert(ClientAddress(address));
    let mut response = next.run(request).await;
    if let Ok(value) = value {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}
