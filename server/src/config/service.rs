//! A service behind the second lock.

use serde::{Deserialize, Serialize};
use url::Url;

/// A service behind the second lock.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Service {
    /// Its name between gateway and database.
    pub name: String,
    /// Its title, for people.
    pub title: String,
    /// Where it is; also its name in tokens.
    pub url: Url,
    /// Where it publishes its keys; below `url` where it is not given.
    pub jwks_url: Option<Url>,
}

impl Default for Service {
    fn default() -> Self {
        Self {
            name: "vault".to_owned(),
            title: "Your vault".to_owned(),
            #[expect(clippy::unwrap_used, reason = "a constant")]
            url: "http://127.0.0.1:5000".parse().unwrap(),
            jwks_url: None,
        }
    }
}

impl Service {
    /// Its name in tokens: its origin.
    pub fn issuer(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// Where its keys are.
    pub fn jwks_url(&self) -> Result<Url, url::ParseError> {
        match &self.jwks_url {
            Some(url) => Ok(url.clone()),
            None => self.url.join("/.well-known/jwks.json"),
        }
    }
}
