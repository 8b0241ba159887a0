//! Where a request comes from.

use std::net::IpAddr;

use axum::http::request::Parts;
use identity::Client;
use leptos::prelude::use_context;

use super::{cookie, describe, header};

/// The address that a request comes from. The server finds it out, by its own rules, and puts it
/// into the request's extensions.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

/// The name of a request: 16 characters of base 16. The server puts it into the extensions.
#[derive(Clone, Debug)]
pub struct RequestId(pub String);

/// Who is asking, as far as this request tells.
pub(crate) fn client() -> Client {
    let parts = use_context::<Parts>();
    let extension = parts.as_ref().map(|parts| &parts.extensions);
    let request = extension.and_then(|extensions| extensions.get::<RequestId>());
    Client {
        browser: describe(header("user-agent").as_deref().unwrap_or_default()),
        address: extension
            .and_then(|extensions| extensions.get::<ClientAddress>())
            .map(|address| address.0),
        device: cookie::device(),
        request: request.map_or_else(String::new, |request| request.0.clone()),
    }
}
