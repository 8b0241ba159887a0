//! Web sockets (RFC 6455) between a browser and a service.

use std::sync::Arc;

use axum::{
    body::Body,
    http::{
        HeaderMap, HeaderName, HeaderValue, StatusCode,
        header::{
            CONNECTION, ORIGIN, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_EXTENSIONS, SEC_WEBSOCKET_KEY,
            SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION, UPGRADE,
        },
        request::Parts,
    },
    response::Response,
};
use hyper::upgrade::OnUpgrade;
use hyper_util::rt::TokioIo;
use identity::{Identity, SignedIn};
use tokio::io::copy_bidirectional;

use super::{Site, halt::Halt, session::until_signed_out};

const OF_REQUEST: [HeaderName; 6] = [
    CONNECTION,
    UPGRADE,
    SEC_WEBSOCKET_KEY,
    SEC_WEBSOCKET_VERSION,
    SEC_WEBSOCKET_PROTOCOL,
    SEC_WEBSOCKET_EXTENSIONS,
];
const OF_ANSWER: [HeaderName; 3] =
    [SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_EXTENSIONS];

/// The browser's side of a socket that is to be opened, if this request is for one. Browsers let
/// pages of every site open sockets anywhere and send cookies along, so the origin decides.
pub fn wanted(parts: &mut Parts, site: &Site) -> Result<Option<OnUpgrade>, Halt> {
    if !is_web_socket(&parts.headers) {
        return Ok(None);
    }
    let origin = parts.headers.get(ORIGIN).map(HeaderValue::as_bytes);
    if origin != Some(site.origin.as_bytes()) {
        return Err(Halt::ForeignSocket);
    }
    Ok(parts.extensions.remove::<OnUpgrade>())
}

/// What a service has to know of a socket that is to be opened.
pub fn pass_on(from: &HeaderMap, to: &mut HeaderMap) {
    if !is_web_socket(from) {
        return;
    }
    for name in OF_REQUEST {
        if let Some(value) = from.get(&name) {
            to.insert(name, value.clone());
        }
    }
    to.insert(CONNECTION, HeaderValue::from_static("upgrade"));
}

fn is_web_socket(headers: &HeaderMap) -> bool {
    headers.get(UPGRADE).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

/// Joins both sides until one of them ends, or the session does.
pub fn join(
    browser: OnUpgrade,
    service: reqwest::Response,
    identity: Arc<Identity>,
    person: SignedIn,
) -> Result<Response, Halt> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
    let headers = response.headers_mut();
    headers.insert(CONNECTION, HeaderValue::from_static("upgrade"));
    headers.insert(UPGRADE, HeaderValue::from_static("websocket"));
    for name in OF_ANSWER {
        if let Some(value) = service.headers().get(&name) {
            headers.insert(name, value.clone());
        }
    }
    tokio::spawn(async move {
        let (Ok(browser), Ok(mut service)) = tokio::join!(browser, service.upgrade()) else {
            return;
        };
        let mut browser = TokioIo::new(browser);
        tokio::select! {
            // Which side ended, and how, is between them.
            _ = copy_bidirectional(&mut browser, &mut service) => {}
            () = until_signed_out(identity, person) => {}
        }
    });
    Ok(response)
}
