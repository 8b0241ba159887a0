//! For tests from outside of what no client of good will sends.

use serde_json::{Value, json};

use crate::record::Draft;

/// What would be kept of a record in a body; `None` where the body is refused.
pub fn kept(body: &[u8]) -> Option<Value> {
    let Draft { summary, fields, version } = Draft::parse(body).ok()?;
    Some(json!({
        "kind": summary.kind, "title": summary.title, "fields": fields, "version": version,
    }))
}
