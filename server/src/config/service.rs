//! A service behind the second lock.

use std::path::PathBuf;

use anyhow::Context as _;
use configuration::Faults;
use messages::say;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use url::Url;

use super::is_loopback;

/// Paths of every service that are between it and the gateway, and nobody else's.
const PRIVATE: [&str; 3] = ["/accounts", "/grants", "/.well-known"];

/// A service behind the second lock: the vault, or one of `[[services]]`.
#[derive(Clone, Debug, Deserialize, JsonSchema, Serialize)]
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

    /// Notes what cannot work or is not safe; `key` is what the configuration calls it.
    pub(super) fn judge(&self, key: &str, faults: &mut Faults) {
        let at = |name: &str| format!("{key}.{name}");
        let name = self.name.as_str();
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        faults.unless(
            (1..=32).contains(&name.len()) && name.bytes().all(plain),
            at("name"),
            format!("{name:?} is not 1 to 32 of a-z, 0-9 and -"),
        );
        faults.unless(
            (1..=60).contains(&self.title.chars().count())
                && !self.title.chars().any(char::is_control),
            at("title"),
            "not 1 to 60 characters of plain text",
        );
        let origin = self.url.origin().ascii_serialization();
        faults.unless(
            matches!(self.url.scheme(), "http" | "https")
                && self.url.path() == "/"
                && self.url.query().is_none()
                && self.url.username().is_empty()
                && self.url.password().is_none(),
            at("url"),
            format!("{origin} is not just a scheme, a host and a port"),
        );
        faults.unless(
            self.is_safe_to_reach(),
            at("url"),
            format!(
                "{origin} is plain http and not on this machine; use https, or set {key}.plain_http \
                 where the network between the two is private"
            ),
        );
        faults.unless(
            self.jwks_url.is_none() || self.keys_file.is_none(),
            at("keys_file"),
            format!("it and {key}.jwks_url exclude each other"),
        );
        for (position, path) in self.paths.iter().enumerate() {
            let safe = path.starts_with('/')
                && path.bytes().all(|byte| byte.is_ascii_graphic())
                && !path.contains("//")
                && !path.contains(['?', '#', '\\', '%'])
                && !path.split('/').any(|segment| segment == "." || segment == "..");
            let message = format!("{path:?} is not a plain path that begins with a slash");
            faults.unless(safe, at(&format!("paths[{position}]")), message);
        }
        faults.unless(self.max_body_mib <= 1024, at("max_body_mib"), "more than 1024");
        let bounded = (1..=600).contains(&self.timeout_seconds);
        faults.unless(bounded, at("timeout_seconds"), "not between 1 and 600");
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

    /// The first key that something is wrong with.
    fn wrong_key(service: &Service) -> Option<String> {
        let mut faults = Faults::default();
        service.judge("services[0]", &mut faults);
        faults.iter().next().map(|fault| fault.key.clone())
    }

    #[test]
    fn plain_http_to_another_machine_has_to_be_asked_for() {
        let fine = |url: &str, jwks_url: Option<&str>, plain_http| {
            let checked = service(|service| {
                service.url = url.parse().unwrap();
                service.jwks_url = jwks_url.map(|url| url.parse().unwrap());
                service.plain_http = plain_http;
            });
            wrong_key(&checked).is_none()
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
            ("services[0].name", |service| service.name = "Notes".into()),
            ("services[0].name", |service| service.name = String::new()),
            ("services[0].title", |service| service.title = "\n".into()),
            ("services[0].url", |service| service.url = "http://127.0.0.1:5000/x".parse().unwrap()),
            ("services[0].url", |service| service.url = "ftp://127.0.0.1/".parse().unwrap()),
            ("services[0].paths[0]", |service| service.paths = vec!["/../x".into()]),
            ("services[0].paths[0]", |service| service.paths = vec!["x".into()]),
            ("services[0].max_body_mib", |service| service.max_body_mib = 1025),
            ("services[0].timeout_seconds", |service| service.timeout_seconds = 0),
        ];
        for (key, change) in changes {
            assert_eq!(wrong_key(&service(change)).as_deref(), Some(key));
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
