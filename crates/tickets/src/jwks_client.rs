//! Fetches the keys of one pinned issuer.

mod cache;

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use reqwest::{Client, StatusCode, redirect::Policy};
use tokio::time::Instant;
use url::Url;

use crate::{error::Error, key_set::KeySet};
use cache::{Cache, Decision};

/// The longest key set that is read, in bytes.
pub const JWKS_MAX_BYTES: usize = 64 * 1024;

/// For the whole of one fetch, from looking up the host to the last byte.
const TIMEOUT: Duration = Duration::from_secs(2);

/// The keys published at one pinned address, remembered for five minutes.
///
/// The address is configuration: nothing in a token can change where keys come from. Redirects and
/// proxies are not followed. However many requests wait for keys, one fetch is under way at most.
#[derive(Debug)]
pub struct JwksClient {
    http: Client,
    url: Url,
    cache: Mutex<Cache>,
    fetching: tokio::sync::Mutex<()>,
}

impl JwksClient {
    /// Pins an address. Nothing is fetched yet.
    ///
    /// # Errors
    /// [`Error::KeySetUrl`] unless it is `http` or `https` without credentials, or when no TLS
    /// client can be set up on this machine.
    pub fn new(url: Url) -> Result<Self, Error> {
        let acceptable = matches!(url.scheme(), "http" | "https")
            && url.username().is_empty()
            && url.password().is_none();
        if !acceptable {
            return Err(Error::KeySetUrl);
        }
        let http = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(TIMEOUT)
            .build()
            .map_err(|_| Error::KeySetUrl)?;
        Ok(Self { http, url, cache: Mutex::default(), fetching: tokio::sync::Mutex::default() })
    }

    /// The issuer's keys, for a token that names `kid`, at `now` (seconds since 1970). The set may
    /// lack that key all the same; the check of the token will then say so.
    ///
    /// # Errors
    /// [`Error::KeysUnavailable`] or [`Error::KeySet`] when the last fetch failed and nothing
    /// younger than an hour is remembered.
    pub async fn keys(&self, kid: &str, now: i64) -> Result<Arc<KeySet>, Error> {
        if let Some(answer) = self.remembered(kid, now) {
            return answer;
        }
        // Waiting takes its time: what failed meanwhile must not look as if it had failed long ago.
        let asked = Instant::now();
        let later = || now.saturating_add(i64::try_from(asked.elapsed().as_secs()).unwrap_or(0));
        let _one_at_a_time = self.fetching.lock().await;
        // Somebody else may have fetched while this one waited.
        if let Some(answer) = self.remembered(kid, later()) {
            return answer;
        }
        let fetched = self.fetch().await;
        self.cache().record(kid, later(), fetched)
    }

    fn remembered(&self, kid: &str, now: i64) -> Option<Result<Arc<KeySet>, Error>> {
        match self.cache().decide(kid, now) {
            Decision::Answer(answer) => Some(answer),
            Decision::Fetch => None,
        }
    }

    fn cache(&self) -> std::sync::MutexGuard<'_, Cache> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn fetch(&self) -> Result<KeySet, Error> {
        let mut response =
            self.http.get(self.url.clone()).send().await.map_err(|_| Error::KeysUnavailable)?;
        if response.status() != StatusCode::OK {
            return Err(Error::KeysUnavailable);
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|_| Error::KeysUnavailable)? {
            if body.len() + chunk.len() > JWKS_MAX_BYTES {
                return Err(Error::KeySet("longer than 64 KiB"));
            }
            body.extend_from_slice(&chunk);
        }
        KeySet::parse(&body)
    }
}
