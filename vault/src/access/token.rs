//! The token of a request.

use axum::http::{HeaderMap, Method, Uri, header};
use tickets::{KeySet, Target, Unverified};

use crate::{
    error::{Error, Result},
    vault::Vault,
};

/// The one bearer token of a request (RFC 6750 §2.1).
pub(super) fn bearer(headers: &HeaderMap) -> Result<&str> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let value = values.next().ok_or(Error::NoToken)?;
    if values.next().is_some() {
        return Err(Error::NotBearer);
    }
    let (scheme, token) =
        value.to_str().ok().and_then(|text| text.split_once(' ')).ok_or(Error::NotBearer)?;
    if scheme.eq_ignore_ascii_case("bearer") { Ok(token) } else { Err(Error::NotBearer) }
}

/// The request as tokens name it.
pub(super) fn target<'a>(method: &'a Method, uri: &'a Uri) -> Result<Target<'a>> {
    let path = uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str);
    Ok(Target::new(method.as_str(), path)?)
}

/// The gateway's keys, for a token that names one of them.
pub(super) async fn gateway_keys(
    vault: &Vault,
    token: &Unverified<'_>,
) -> Result<std::sync::Arc<KeySet>> {
    Ok(vault.gateway.keys(token.kid(), vault.now().seconds()).await?)
}
