//! Where the keys of an issuer come from.

use std::sync::Arc;

use crate::{error::Error, jwks_client::JwksClient, key_set::KeySet};

/// The keys of one issuer: written down in the configuration, or published at a pinned address.
#[derive(Debug)]
pub enum KeySource {
    /// These, and no others.
    Pinned(Arc<KeySet>),
    /// Whatever the pinned address publishes.
    Published(JwksClient),
}

impl KeySource {
    /// Whatever is published at `address`, which is pinned from now on.
    ///
    /// # Errors
    /// [`Error::KeySetUrl`] unless it is an `http` or `https` address without credentials.
    pub fn published(address: &str) -> Result<Self, Error> {
        let url = address.parse().map_err(|_| Error::KeySetUrl)?;
        JwksClient::new(url).map(Self::Published)
    }

    /// These keys and no others.
    #[must_use]
    pub fn pinned(keys: KeySet) -> Self {
        Self::Pinned(Arc::new(keys))
    }

    /// The keys, for a token that names `kid`, at `now` (seconds since 1970).
    ///
    /// # Errors
    /// As [`JwksClient::keys`].
    pub async fn keys(&self, kid: &str, now: i64) -> Result<Arc<KeySet>, Error> {
        match self {
            Self::Pinned(keys) => Ok(Arc::clone(keys)),
            Self::Published(client) => client.keys(kid, now).await,
        }
    }
}
