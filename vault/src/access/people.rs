//! The layer in front of the records: the gateway's calls, and tickets that come back.

use std::sync::Arc;

use ambient::Timestamp;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header::ACCEPT_LANGUAGE},
    middleware::Next,
    response::{IntoResponse, Response},
};
use messages::Language;
use tickets::{
    Target, TokenType, Unverified, VerifiedCall, VerifiedCountersigned, verify_call,
    verify_countersigned,
};

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
    pass(admit(&vault, request, Reading::Whole).await, next).await
}

/// The same for requests whose body is streamed: it may be long, and what reads it has limits of
/// its own.
///
/// A ticket is consumed before the body arrives.
pub(crate) async fn people_who_send_files(
    State(vault): State<Arc<Vault>>,
    request: Request,
    next: Next,
) -> Response {
    pass(admit(&vault, request, Reading::Later).await, next).await
}

/// Who reads the body.
#[derive(Clone, Copy, Debug)]
enum Reading {
    /// The layer, whole.
    Whole,
    /// The route, bit by bit.
    Later,
}

async fn pass(admitted: Result<(Caller, Request)>, next: Next) -> Response {
    match admitted {
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

/// The ticket is consumed last: neither a token that is refused nor a body that is read here and
/// does not arrive uses it up.
async fn admit(vault: &Vault, request: Request, reading: Reading) -> Result<(Caller, Request)> {
    let (mut parts, body) = request.into_parts();
    if parts.method == Method::HEAD {
        return Err(Error::Head);
    }
    let now = vault.now();
    let target = token::target(&parts.method, &parts.uri)?;
    let verified = verify(vault, &parts.headers, target, now).await?;
    let body = match reading {
        Reading::Whole => body::read(vault, body).await?.into(),
        Reading::Later => body,
    };
    let caller = match verified {
        Verified::Call(call) => Caller::by_call(&call, target),
        Verified::Proof(proof) => Caller::by_ticket(vault, &proof, target, now).await?,
    };
    let accepted = parts.headers.get(ACCEPT_LANGUAGE).and_then(|field| field.to_str().ok());
    let caller = caller.reading(Language::accepted(accepted.unwrap_or_default()));
    parts.extensions.insert(caller.clone());
    Ok((caller, Request::from_parts(parts, body)))
}

/// The two tokens that a request for a person can come with.
enum Verified {
    Call(VerifiedCall),
    Proof(Box<VerifiedCountersigned>),
}

async fn verify(
    vault: &Vault,
    headers: &HeaderMap,
    target: Target<'_>,
    now: Timestamp,
) -> Result<Verified> {
    let token = Unverified::parse(token::bearer(headers)?)?;
    let gateway = token::gateway_keys(vault, &token).await?;
    let expected = vault.expects(now);
    match token.token_type() {
        TokenType::Call => Ok(Verified::Call(verify_call(&token, &gateway, &expected, target)?)),
        TokenType::Countersigned if wants_less_than_all(headers) => Err(Error::OutOfScope),
        TokenType::Countersigned => {
            let own = vault.keys.ticket.published();
            let proof = verify_countersigned(&token, &gateway, &own, &expected, target)?;
            Ok(Verified::Proof(Box::new(proof)))
        }
        TokenType::Provision | TokenType::Ticket => Err(tickets::Error::Type.into()),
    }
}

/// Whether a request is a guess ahead of the person, or for a part of the answer: neither may use
/// up what the person proved.
fn wants_less_than_all(headers: &HeaderMap) -> bool {
    ["range", "sec-purpose", "purpose", "x-moz"].iter().any(|name| headers.contains_key(*name))
}
