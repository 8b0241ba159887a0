//! `/records`: what people keep in their vault.

mod add;
mod change;
mod content;
mod list;
mod remove;
mod reveal;
mod view;

use axum::http::{HeaderMap, HeaderName, header};
use uuid::Uuid;

pub(super) use add::add;
pub(super) use change::change;
pub(super) use content::{fetch, store};
pub(super) use list::list;
pub(super) use remove::remove;
pub(super) use reveal::reveal;
pub(super) use view::view;

use crate::{
    error::{Error, Result},
    record::Shown,
};

/// The record that a path names. What is not an id names none.
fn id(text: &str) -> Result<Uuid> {
    text.parse().map_err(|_| Error::NoRecord)
}

/// Refuses a body that does not say it is JSON.
fn check_json(headers: &HeaderMap) -> Result<()> {
    let value =
        headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = value.split(';').next().unwrap_or_default().trim();
    if media_type.eq_ignore_ascii_case("application/json") { Ok(()) } else { Err(Error::NotJson) }
}

/// The version of a record as an entity tag (RFC 9110 §8.8.3), to be named in `If-Match`.
fn etag(record: &Shown) -> [(HeaderName, String); 1] {
    [(header::ETAG, format!("\"{}\"", record.version()))]
}

/// The version in `If-Match`, an entity tag of this vault. `*` names none: a change must say which
/// version it was made from.
fn if_match(headers: &HeaderMap) -> Result<Option<i64>> {
    let Some(value) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let tag = value.to_str().ok().and_then(|text| text.strip_prefix('"')?.strip_suffix('"'));
    tag.and_then(|tag| tag.parse().ok()).map(Some).ok_or(Error::NoVersion)
}
