//! For tests from outside of what no client of good will sends.

use serde_json::{Value, json};

use crate::record::{Draft, Unsent};

/// What would be kept of a record in a body; `None` where the body is refused.
pub fn kept(body: &[u8]) -> Option<Value> {
    let Draft { kind, title, fields, version } = Draft::parse(body, Unsent::Empty).ok()?;
    Some(json!({ "kind": kind, "title": title, "fields": fields, "version": version }))
}
