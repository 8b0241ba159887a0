//! For tests from outside of what no client of good will sends.

use std::path::Path;

use serde_json::{Value, json};

use crate::{
    archive,
    record::{Draft, Unsent},
    routes::query,
};

/// What would be kept of a record in a body; `None` where the body is refused.
pub fn kept(body: &[u8]) -> Option<Value> {
    let Draft { kind, title, fields, version } = Draft::parse(body, Unsent::Empty).ok()?;
    Some(json!({ "kind": kind, "title": title, "fields": fields, "version": version }))
}

/// The parameters `q` and `before` of a query; `None` where it is refused.
pub fn parameters(query: &str) -> Option<[Option<String>; 2]> {
    query::parameters(Some(query), ["q", "before"]).ok()
}

/// How many files the content of an archive, which is a tar, makes below a folder; `None` where it
/// is refused. Some may have been made then.
pub fn unpacked(mut tar: &[u8], folder: &Path) -> Option<usize> {
    archive::entries(&mut tar, folder).ok()
}
