//! Reads a body whole, within limits.

use std::{error::Error as _, time::Duration};

use axum::body::{Body, Bytes, to_bytes};

use super::denied::Denied;

/// The longest body that comes with a countersigned ticket or a provisioning call, in bytes. Those
/// with a call are handed on as they arrive, whatever their length.
const MAX_BYTES: usize = 64 * 1024;

/// How long such a body may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// The whole body, or a 413, a 408, or a 400 where the connection broke.
pub(super) async fn read(body: Body) -> Result<Bytes, Denied> {
    let read = tokio::time::timeout(PATIENCE, to_bytes(body, MAX_BYTES)).await;
    read.map_err(|_| Denied::TooSlow)?.map_err(|error| {
        // axum says so in the text of the cause only.
        let cause = error.source().map(ToString::to_string).unwrap_or_default();
        if cause.contains("length limit exceeded") { Denied::TooLarge } else { Denied::Broken }
    })
}
