//! A service behind the second lock.

use serde::{Deserialize, Serialize};
use url::Url;

use super::is_loopback;

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
    /// Whether it may be reached by plain http on another machine: where the network between the
    /// two is private. Whoever can change what passes there can take the service's place.
    pub plain_http: bool,
}

impl Default for Service {
    fn default() -> Self {
        Self {
            name: "vault".to_owned(),
            title: "Your vault".to_owned(),
            #[expect(clippy::unwrap_used, reason = "a constant")]
            url: "http://127.0.0.1:5000".parse().unwrap(),
            jwks_url: None,
            plain_http: false,
        }
    }
}

impl Service {
    /// Its name in tokens: its origin.
    pub fn issuer(&self) -> String {
        self.url.origin().ascii_serialization()
    }

    /// Whether nobody on the way can change what passes, or somebody has said that nobody will.
    pub fn is_safe_to_reach(&self) -> bool {
        let urls = [Some(&self.url), self.jwks_url.as_ref()];
        let safe = |url: &Url| url.scheme() == "https" || is_loopback(url);
        self.plain_http || urls.into_iter().flatten().all(safe)
    }

    /// Where its keys are.
    pub fn jwks_url(&self) -> Result<Url, url::ParseError> {
        match &self.jwks_url {
            Some(url) => Ok(url.clone()),
            None => self.url.join("/.well-known/jwks.json"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_to_another_machine_has_to_be_asked_for() {
        let service = |url: &str, jwks_url: Option<&str>, plain_http| Service {
            url: url.parse().unwrap(),
            jwks_url: jwks_url.map(|url| url.parse().unwrap()),
            plain_http,
            ..Service::default()
        };
        assert!(service("http://127.0.0.1:5000", None, false).is_safe_to_reach());
        assert!(service("https://vault.example", None, false).is_safe_to_reach());
        assert!(service("http://vault:5000", None, true).is_safe_to_reach());
        assert!(!service("http://vault:5000", None, false).is_safe_to_reach());
        let keys = Some("http://keys.example/jwks.json");
        assert!(!service("https://vault.example", keys, false).is_safe_to_reach());
    }
}
