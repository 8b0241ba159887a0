//! The token of a request, and the request as tokens name it.

use axum::http::{HeaderMap, Method, Uri, header, uri::PathAndQuery};

use super::denied::Denied;
use crate::target::Target;

/// The one bearer token of a request (RFC 6750 §2.1).
pub(super) fn bearer(headers: &HeaderMap) -> Result<&str, Denied> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let value = values.next().ok_or(Denied::NoToken)?;
    if values.next().is_some() {
        return Err(Denied::NotBearer);
    }
    let (scheme, token) =
        value.to_str().ok().and_then(|text| text.split_once(' ')).ok_or(Denied::NotBearer)?;
    if scheme.eq_ignore_ascii_case("bearer") { Ok(token) } else { Err(Denied::NotBearer) }
}

/// The request as tokens name it.
pub(super) fn target<'a>(method: &'a Method, uri: &'a Uri) -> Result<Target<'a>, Denied> {
    let path = uri.path_and_query().map_or("/", PathAndQuery::as_str);
    Ok(Target::new(method.as_str(), path)?)
}

/// Whether a request is a guess ahead of the person, or for a part of the answer: neither may use
/// up what the person proved.
pub(super) fn wants_less_than_all(headers: &HeaderMap) -> bool {
    ["range", "sec-purpose", "purpose", "x-moz"].iter().any(|name| headers.contains_key(*name))
}
