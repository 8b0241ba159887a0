//! Who is asking: the name of the request, and the address it comes from.

use std::net::SocketAddr;

use ambient::Entropy;
use app::backend::{ClientAddress, RequestId};
use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue},
};
use telemetry::RequestName;

/// Tells a caller what their request is called.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

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

    /// Names a request that has come from `socket`, and notes where it comes from. Gives the header
    /// that tells the name.
    pub fn name(&self, socket: SocketAddr, request: &mut Request) -> Option<HeaderValue> {
        let id = format!("{:016x}", u64::from_be_bytes(self.entropy.bytes()));
        let address = request::caller(request.headers(), self.trusted_proxies, socket.ip());
        let value = HeaderValue::from_str(&id).ok();
        request.extensions_mut().insert(RequestName(id.clone()));
        request.extensions_mut().insert(RequestId(id));
        request.extensions_mut().insert(ClientAddress(address));
        value
    }
}
