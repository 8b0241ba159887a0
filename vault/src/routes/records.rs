//! `/records`: what people keep in their vault.

mod add;
mod change;
mod list;
mod remove;
mod view;

use axum::http::{HeaderMap, HeaderName, header};
use uuid::Uuid;

pub(super) use add::add;
pub(super) use change::change;
pub(super) use list::list;
pub(super) use remove::remove;
pub(super) use view::view;

use crate::{
    error::{Error, Result},
    record::Record,
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
fn etag(record: &Record) -> [(HeaderName, String); 1] {
    [(header::ETAG, format!("\"{}\"", record.version))]
}
