//! The layer in front of accounts and grants: the gateway's provisioning calls.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};
use tickets::{TokenType, Unverified, verify_provision};

use super::{body, token};
use crate::{
    error::{Error, Result},
    vault::Vault,
};

/// Lets a request pass with a [`VerifiedProvision`](tickets::VerifiedProvision) in its extensions,
/// or refuses it.
pub(crate) async fn provisioning(
    State(vault): State<Arc<Vault>>,
    request: Request,
    next: Next,
) -> Response {
    match admit(&vault, request).await {
        Ok(request) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

async fn admit(vault: &Vault, request: Request) -> Result<Request> {
    let (mut parts, body) = request.into_parts();
    if parts.method == Method::HEAD {
        return Err(Error::Head);
    }
    let token = Unverified::parse(token::bearer(&parts.headers)?)?;
    if token.token_type() != TokenType::Provision {
        return Err(tickets::Error::Type.into());
    }
    let gateway = token::gateway_keys(vault, &token).await?;
    let body = body::read(vault, body).await?;
    let target = token::target(&parts.method, &parts.uri)?;
    let call = verify_provision(&token, &gateway, &vault.expects(vault.now()), target, &body)?;
    parts.extensions.insert(call);
    Ok(Request::from_parts(parts, body.into()))
}
