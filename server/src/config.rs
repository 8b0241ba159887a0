//! What can be configured, and the safe defaults.

mod forward_auth;
mod policy;
mod service;
mod smtp;

use std::{
    collections::BTreeSet,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use anyhow::{Context as _, ensure};
use figment::{
    Figment,
    providers::{Env, Format as _, Serialized, Toml},
};
use serde::{Deserialize, Serialize};
use url::{Host, Url};

pub use forward_auth::{ForwardAuthRule, Needs, rule_for};
pub use policy::Policy;
pub use service::Service;
pub use smtp::{Security, Smtp};

use crate::cli::{Place, Serve};

/// Variables that are text whatever they look like: a password of digits is no number.
const TEXTS: [(&str, &str); 7] = [
    ("TESSERA_NAME", "name"),
    ("TESSERA_SITE_ID", "site_id"),
    ("TESSERA_SMTP__HOST", "smtp.host"),
    ("TESSERA_SMTP__FROM", "smtp.from"),
    ("TESSERA_SMTP__USERNAME", "smtp.username"),
    ("TESSERA_SMTP__PASSWORD", "smtp.password"),
    ("TESSERA_VAULT__TITLE", "vault.title"),
];

/// The configuration. Keys of the TOML file have these names; environment variables are these
/// names in capitals after `TESSERA_`, with `__` between a section and its key.
#[derive(Clone, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where to listen. Loopback, unless told otherwise.
    pub listen: SocketAddr,
    /// The address that people use; also the gateway's name in tokens.
    pub public_url: Url,
    /// The folder of everything that the gateway keeps.
    pub data: PathBuf,
    /// The folder with the built pages.
    pub site_dir: PathBuf,
    /// How many reverse proxies stand in front, each of which appends the address that it was
    /// called from to `X-Forwarded-For`. None: the header says nothing.
    pub trusted_proxies: u8,
    /// `sqlite:…` or `postgres://…`; an SQLite file `gateway.db` in `data` where it is not given.
    pub database_url: Option<String>,
    /// The most database connections at a time.
    pub database_connections: u32,
    /// The site's name, for people.
    pub name: String,
    /// What digests are bound to. It never changes: where it is not given, a random one is kept
    /// in the file `site` in `data`.
    pub site_id: Option<String>,
    /// Days after which other keys sign; 0 = only when told to.
    pub rotate_keys_after_days: u32,
    /// The mail server; the local inbox page where it is not given.
    pub smtp: Option<Smtp>,
    /// Whether `/components` shows every component in every state: for developers.
    pub components_page: bool,
    /// The vault.
    pub vault: Service,
    /// Other services behind the second lock.
    pub services: Vec<Service>,
    /// What a reverse proxy that asks at `/forward-auth` may let through.
    pub forward_auth: Vec<ForwardAuthRule>,
    /// Limits and durations.
    #[serde(flatten)]
    pub policy: Policy,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8000)),
            #[expect(clippy::unwrap_used, reason = "a constant")]
            public_url: "http://127.0.0.1:8000".parse().unwrap(),
            data: PathBuf::from("data/gateway"),
            site_dir: PathBuf::from("target/site"),
            trusted_proxies: 0,
            database_url: None,
            database_connections: 8,
            name: "Tessera".to_owned(),
            site_id: None,
            rotate_keys_after_days: 90,
            smtp: None,
            components_page: false,
            vault: Service::vault(),
            services: Vec::new(),
            forward_auth: Vec::new(),
            policy: Policy::default(),
        }
    }
}

impl Config {
    /// The configuration of a gateway that is to serve: defaults, then the file, then the
    /// environment, then the arguments.
    pub fn load(arguments: &Serve) -> anyhow::Result<Self> {
        let mut config = Self::read(&arguments.place)?;
        if let Some(site) = &arguments.site {
            config.site_dir.clone_from(site);
        }
        if let Some(listen) = arguments.listen {
            config.listen = listen;
        }
        config.check()?;
        Ok(config)
    }

    /// The same, for a command beside a gateway.
    pub fn at(place: &Place) -> anyhow::Result<Self> {
        let config = Self::read(place)?;
        config.check()?;
        Ok(config)
    }

    fn read(place: &Place) -> anyhow::Result<Self> {
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = &place.config {
            ensure!(file.exists(), "{}: there is no such configuration file", file.display());
            figment = figment.merge(Toml::file_exact(file));
        }
        let environment = Env::prefixed("TESSERA_")
            .ignore(&["config", "site", "wasm_std", "chromium", "postgres_bin", "nginx", "stack"])
            .filter(|key| !TEXTS.iter().any(|(variable, _)| is_variable(key.as_str(), variable)))
            .filter(|key| !key.starts_with("vault_") || key.starts_with("vault__"))
            .split("__");
        figment = figment.merge(environment);
        for (variable, key) in TEXTS {
            if let Ok(text) = std::env::var(variable) {
                figment = figment.merge((key, text));
            }
        }
        let mut config: Self = figment.extract().context("the configuration was refused")?;
        if let Some(data) = &place.data {
            config.data.clone_from(data);
        }
        Ok(config)
    }

    /// The gateway's name in tokens: its origin.
    pub fn issuer(&self) -> String {
        self.public_url.origin().ascii_serialization()
    }

    /// Every service behind the second lock.
    pub fn all_services(&self) -> impl Iterator<Item = &Service> {
        std::iter::once(&self.vault).chain(&self.services)
    }

    /// How to reach the database.
    pub fn database(&self) -> database::Settings {
        let settings = match &self.database_url {
            Some(url) => database::Settings::new(url),
            None => database::Settings::sqlite(&self.data.join("gateway.db")),
        };
        database::Settings { connections: self.database_connections, ..settings }
    }

    fn check(&self) -> anyhow::Result<()> {
        ensure!(
            self.public_url.scheme() == "https" || is_loopback(&self.public_url),
            "public_url: {} is plain http and not on this machine; use https",
            self.public_url
        );
        self.vault.check("vault")?;
        let mut names = BTreeSet::from([self.vault.name.as_str()]);
        for service in &self.services {
            service.check("services")?;
            ensure!(names.insert(&service.name), "services.name: {} is there twice", service.name);
        }
        let mut paths = BTreeSet::new();
        for rule in &self.forward_auth {
            rule.check()?;
            ensure!(paths.insert(rule.key()), "forward_auth.path: {} is there twice", rule.path);
        }
        match &self.smtp {
            Some(smtp) => smtp.check(),
            None => {
                // The local inbox shows everybody's codes to whoever can open it.
                ensure!(
                    self.listen.ip().is_loopback() && is_loopback(&self.public_url),
                    "smtp: no mail server is configured, and this site is not on this machine only"
                );
                Ok(())
            }
        }
    }
}

/// Whether `key`, without the prefix of all variables, is that of `variable`.
fn is_variable(key: &str, variable: &str) -> bool {
    variable.strip_prefix("TESSERA_").is_some_and(|name| name.eq_ignore_ascii_case(key))
}

/// Whether a URL leads to this machine.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for (url, fine) in [
            ("http://127.0.0.1:8000", true),
            ("http://localhost", true),
            ("http://id.example", false),
            ("http://127.0.0.1.example", false),
        ] {
            let config = Config { public_url: url.parse().unwrap(), ..Config::default() };
            assert_eq!(config.check().is_ok(), fine, "{url}");
        }
    }

    #[test]
    fn the_local_inbox_is_for_this_machine_only() {
        let config =
            Config { public_url: "https://id.example".parse().unwrap(), ..Config::default() };
        assert!(config.check().unwrap_err().to_string().starts_with("smtp"));
        let config = Config { listen: "0.0.0.0:8000".parse().unwrap(), ..Config::default() };
        assert!(config.check().unwrap_err().to_string().starts_with("smtp"));
    }

    #[test]
    fn the_issuer_is_the_origin() {
        let config =
            Config { public_url: "https://id.example/".parse().unwrap(), ..Config::default() };
        assert_eq!(config.issuer(), "https://id.example");
    }
}
