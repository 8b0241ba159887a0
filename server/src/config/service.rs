//! A service behind the second lock.

use std::path::PathBuf;

use anyhow::{Context as _, ensure};
use messages::say;
use serde::{Deserialize, Serialize};
use url::Url;

use super::is_loopback;

/// Paths of every service that are between it and the gateway, and nobody else's.
const PRIVATE: [&str; 3] = ["/accounts", "/grants", "/.well-known"];

/// A service behind the second lock: the vault, or one of `[[services]]`.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name in addresses (`/s/<name>/`) and in the database: 1 to 32 of `a-z0-9-`. Never
    /// changes.
    pub name: String,
    /// Its title, for people.
    pub title: String,
    /// Where it is; also its name in tokens.
    pub url: Url,
    /// Where it publishes its keys; below `url` where it is not given.
    #[serde(default)]
    pub jwks_url: Option<Url>,
    /// A file with its keys (a JWK set), which are then never fetched.
    #[serde(default)]
    pub keys_file: Option<PathBuf>,
    /// Whether it may be reached by plain http on another machine: where the network between the
    /// two is private. Whoever can change what passes there can take the service's place.
    #[serde(default)]
    pub plain_http: bool,
    /// What people reach below `/s/<name>`: these paths and whatever is below them; nothing where
    /// it is empty.
    #[serde(default)]
    pub paths: Vec<String>,
    /// Whether its pages may run scripts. They run as pages of this site and can do there whatever
    /// the person can, so say so only of a service that you trust as you trust this gateway.
    #[serde(default)]
    pub scripts: bool,
    /// The largest body that is passed on, in MiB.
    #[serde(default = "max_body")]
    pub max_body_mib: u32,
    /// How long the service may take to begin its answer, and both sides to go on, in seconds.
    #[serde(default = "timeout")]
    pub timeout_seconds: u64,
}

/// The name of the vault.
const VAULT: &str = "vault";
/// What the vault is called where nobody has named it.
const VAULT_TITLE: &str = "Your vault";

const fn max_body() -> u32 {
    32
}

const fn timeout() -> u64 {
    30
}

impl Service {
    /// The vault of this machine.
    pub fn vault() -> Self {
        Self {
            name: VAULT.to_owned(),
            title: VAULT_TITLE.to_owned(),
            #[expect(clippy::unwrap_used, reason = "a constant")]
            url: "http://127.0.0.1:5000".parse().unwrap(),
            jwks_url: None,
            keys_file: None,
            plain_http: false,
            paths: vec!["/records".to_owned(), "/export".to_owned()],
            scripts: false,
            max_body_mib: max_body(),
            timeout_seconds: timeout(),
        }
    }

    /// Whether it is the vault that comes with the gateway.
    pub fn is_vault(&self) -> bool {
        self.name == VAULT
    }

    /// What people read: the title, which an operator writes in their own words; what nobody has
    /// named, in the language of now.
    pub fn shown_title(&self) -> String {
        if self.title == VAULT_TITLE { say::vault_heading().to_owned() } else { self.title.clone() }
    }

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

    /// Whether people reach `path`, which begins with a slash and has no query.
    pub fn exposes(&self, path: &str) -> bool {
        let exposed = self.paths.iter().any(|above| is_below(path, above));
        exposed && !PRIVATE.iter().any(|private| is_below(path, private))
    }

    /// Refuses what cannot work or is not safe; `key` is what the configuration calls it.
    pub(super) fn check(&self, key: &str) -> anyhow::Result<()> {
        let name = self.name.as_str();
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        ensure!(
            (1..=32).contains(&name.len()) && name.bytes().all(plain),
            "{key}.name: {name:?} is not 1 to 32 of a-z, 0-9 and -"
        );
        ensure!(
            (1..=60).contains(&self.title.chars().count())
                && !self.title.chars().any(char::is_control),
            "{key}.title: not 1 to 60 characters of plain text"
        );
        ensure!(
            matches!(self.url.scheme(), "http" | "https")
                && self.url.path() == "/"
                && self.url.query().is_none()
                && self.url.username().is_empty()
                && self.url.password().is_none(),
            "{key}.url: {} is not just a scheme, a host and a port",
            self.url.origin().ascii_serialization()
        );
        ensure!(
            self.is_safe_to_reach(),
            "{key}: {} is plain http and not on this machine; use https, or say {key}.plain_http \
             where the network between the two is private",
            self.url
        );
        ensure!(
            self.jwks_url.is_none() || self.keys_file.is_none(),
            "{key}: keys_file and jwks_url exclude each other"
        );
        for path in &self.paths {
            let safe = path.starts_with('/')
                && path.bytes().all(|byte| byte.is_ascii_graphic())
                && !path.contains("//")
                && !path.contains(['?', '#', '\\', '%'])
                && !path.split('/').any(|segment| segment == "." || segment == "..");
            ensure!(safe, "{key}.paths: {path:?} is not a plain path that begins with a slash");
        }
        ensure!(self.max_body_mib <= 1024, "{key}.max_body_mib: more than 1024");
        ensure!(
            (1..=600).contains(&self.timeout_seconds),
            "{key}.timeout_seconds: not between 1 and 600"
        );
        Ok(())
    }

    /// Its keys, where they are in a file.
    pub fn pinned_keys(&self) -> anyhow::Result<Option<tickets::KeySet>> {
        let Some(file) = &self.keys_file else { return Ok(None) };
        let place = || format!("the keys of {} in {}", self.name, file.display());
        let json = std::fs::read(file).with_context(place)?;
        tickets::KeySet::parse(&json).with_context(place).map(Some)
    }

    /// Whether nobody on the way can change what passes, or somebody has said that nobody will.
    fn is_safe_to_reach(&self) -> bool {
        let urls = [Some(&self.url), self.jwks_url.as_ref()];
        let safe = |url: &Url| url.scheme() == "https" || is_loopback(url);
        self.plain_http || urls.into_iter().flatten().all(safe)
    }
}

/// Whether `path` is `above` or one of its descendants, segment by segment.
pub fn is_below(path: &str, above: &str) -> bool {
    let above = above.trim_end_matches('/');
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn service(change: impl FnOnce(&mut Service)) -> Service {
        let mut service = Service::vault();
        change(&mut service);
        service
    }

    #[test]
    fn plain_http_to_another_machine_has_to_be_asked_for() {
        let fine = |url: &str, jwks_url: Option<&str>, plain_http| {
            let checked = service(|service| {
                service.url = url.parse().unwrap();
                service.jwks_url = jwks_url.map(|url| url.parse().unwrap());
                service.plain_http = plain_http;
            });
            checked.check("vault").is_ok()
        };
        assert!(fine("http://127.0.0.1:5000", None, false));
        assert!(fine("https://vault.example", None, false));
        assert!(fine("http://vault:5000", None, true));
        assert!(!fine("http://vault:5000", None, false));
        assert!(!fine("https://vault.example", Some("http://keys.example/jwks.json"), false));
    }

    #[test]
    fn what_cannot_work_is_refused_by_its_key() {
        type Change = fn(&mut Service);
        let changes: [(&str, Change); 9] = [
            ("services.name", |service| service.name = "Notes".into()),
            ("services.name", |service| service.name = String::new()),
            ("services.title", |service| service.title = "\n".into()),
            ("services.url", |service| service.url = "http://127.0.0.1:5000/x".parse().unwrap()),
            ("services.url", |service| service.url = "ftp://127.0.0.1/".parse().unwrap()),
            ("services.paths", |service| service.paths = vec!["/../x".into()]),
            ("services.paths", |service| service.paths = vec!["x".into()]),
            ("services.max_body_mib", |service| service.max_body_mib = 1025),
            ("services.timeout_seconds", |service| service.timeout_seconds = 0),
        ];
        for (key, change) in changes {
            let refused = service(change).check("services").unwrap_err().to_string();
            assert!(refused.starts_with(key), "{key}: {refused}");
        }
    }

    #[test]
    fn only_listed_paths_are_exposed_and_never_those_between_gateway_and_service() {
        let some = service(|service| service.paths = vec!["/notes".into(), "/files/".into()]);
        for path in ["/notes", "/notes/", "/notes/1", "/files", "/files/a/b"] {
            assert!(some.exposes(path), "{path}");
        }
        for path in ["/", "/notesx", "/other", "/accounts/1"] {
            assert!(!some.exposes(path), "{path}");
        }
        let all = service(|service| service.paths = vec!["/".into()]);
        assert!(all.exposes("/") && all.exposes("/accountsx"));
        for path in ["/accounts", "/accounts/1", "/grants/x", "/.well-known/jwks.json"] {
            assert!(!all.exposes(path), "{path}");
        }
        assert!(!service(|service| service.paths.clear()).exposes("/"));
    }
}
