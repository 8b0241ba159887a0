//! Reads a body whole, within limits.

use axum::body::{Body, Bytes, to_bytes};

use crate::{
    error::{Error, Result},
    vault::Vault,
};

/// The longest body, in bytes.
const MAX_BYTES: usize = 64 * 1024;

/// The whole body, or a 413, a 408, or a 400 where the connection broke.
pub(super) async fn read(vault: &Vault, body: Body) -> Result<Bytes> {
    let read = tokio::time::timeout(vault.body_timeout(), to_bytes(body, MAX_BYTES));
    read.await.map_err(|_| Error::TooSlow)?.map_err(|error| {
        let cause = std::error::Error::source(&error);
        let too_long =
            cause.is_some_and(|cause| cause.to_string().contains("length limit exceeded"));
        if too_long { Error::TooLarge } else { Error::Malformed }
    })
}
