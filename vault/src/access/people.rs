//! The layer in front of the records: the gateway's calls, and tickets that come back.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tickets::{TokenType, Unverified, verify_call, verify_countersigned};

use super::{body, caller::Caller, token};
use crate::{
    error::{Error, Result},
    vault::Vault,
};

/// Until when the vault is open for this session, in seconds since 1970.
const UNLOCKED_UNTIL: HeaderName = HeaderName::from_static("tessera-unlocked-until");

/// Lets a request pass with a [`Caller`] in its extensions and its body read, or refuses it.
///
/// Nothing is served for `HEAD`, which could consume a ticket and show nothing for it.
pub(crate) async fn people(
    State(vault): State<Arc<Vault>>,
    request: Request,
    next: Next,
) -> Response {
    match admit(&vault, request).await {
        Ok((caller, request)) => {
            let mut response = next.run(request).await;
            if let Some(until) = caller.open_until() {
                response.headers_mut().insert(UNLOCKED_UNTIL, HeaderValue::from(until.seconds()));
            }
            response
        }
        Err(error) => error.into_response(),
    }
}

async fn admit(vault: &Vault, request: Request) -> Result<(Caller, Request)> {
    let (mut parts, body) = request.into_parts();
    if parts.method == Method::HEAD {
        return Err(Error::Head);
    }
    let caller = identify(vault, &parts.headers, &parts.method, &parts.uri).await?;
    let body = body::read(vault, body).await?;
    parts.extensions.insert(caller.clone());
    Ok((caller, Request::from_parts(parts, body.into())))
}

async fn identify(
    vault: &Vault,
    headers: &HeaderMap,
    method: &Method,
    uri: &axum::http::Uri,
) -> Result<Caller> {
    let token = Unverified::parse(token::bearer(headers)?)?;
    let target = token::target(method, uri)?;
    let gateway = token::gateway_keys(vault, &token).await?;
    let now = vault.now();
    let expected = vault.expects(now);
    match token.token_type() {
        TokenType::Call => {
            let call = verify_call(&token, &gateway, &expected, target)?;
            Ok(Caller::by_call(&call, target))
        }
        TokenType::Countersigned if wants_less_than_all(headers) => Err(Error::OutOfScope),
        TokenType::Countersigned => {
            let proof =
                verify_countersigned(&token, &gateway, &vault.keys.published, &expected, target)?;
            Caller::by_ticket(vault, proof, target, now).await
        }
        TokenType::Provision | TokenType::Ticket => Err(tickets::Error::Type.into()),
    }
}

/// Whether a request is a guess ahead of the person, or for a part of the answer: neither may use
/// up what the person proved.
fn wants_less_than_all(headers: &HeaderMap) -> bool {
    ["range", "sec-purpose", "purpose", "x-moz"].iter().any(|name| headers.contains_key(*name))
}
