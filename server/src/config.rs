//! What can be configured, and the safe defaults.

mod forward_auth;
mod policy;
mod service;
mod smtp;

use std::{
    collections::BTreeSet,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

use configuration::{Draft, Faults, Keys, Refusal, Sources, argument, both, from_file};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use telemetry::LogFormat;
use url::{Host, Url};

pub use forward_auth::{ForwardAuthRule, Needs, rule_for};
pub use policy::Policy;
pub use service::Service;
pub use smtp::{Security, Smtp};

use crate::cli::{Place, Serve};

/// What the names of environment variables begin with.
const PREFIX: &str = "TESSERA_";

/// Names behind [`PREFIX`] that are not for the gateway's configuration.
const FOREIGN: [&str; 8] =
    ["CONFIG", "WASM_STD", "CHROMIUM", "FIREFOX", "POSTGRES_BIN", "NGINX", "STACK", "BENCH_FILE"];

/// The configuration. Keys of the TOML file have these names; environment variables are these
/// names in capitals after `TESSERA_`, with `__` between a section and its key.
#[derive(Clone, Deserialize, JsonSchema, Serialize)]
#[serde(default)]
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
    #[schemars(extend("writeOnly" = true))]
    pub database_url: Option<String>,
    /// A file with the `database_url`, instead of the address itself: it may hold a password.
    pub database_url_file: Option<PathBuf>,
    /// The most database connections at a time.
    pub database_connections: u32,
    /// How many seconds PostgreSQL works at one statement before it gives up, and keeps a
    /// transaction open whose program says nothing. SQLite counts neither.
    pub database_statement_seconds: u64,
    /// The site's name, for people.
    pub name: String,
    /// What digests are bound to. It never changes: where it is not given, a random one is kept
    /// in the file `site` in `data`.
    pub site_id: Option<String>,
    /// Whom backups are encrypted to where `backup create` is not told: public keys of age, each
    /// `age1…`.
    pub backup_recipients: Vec<String>,
    /// Days after which other keys sign; 0 = only when told to.
    pub rotate_keys_after_days: u32,
    /// The mail server; the local inbox page where it is not given.
    pub smtp: Option<Smtp>,
    /// How log lines look.
    pub log_format: LogFormat,
    /// What has to be shown for the figures at `/metrics`. Without it they are for programs on this
    /// machine that come without a proxy.
    #[schemars(extend("writeOnly" = true))]
    pub metrics_token: Option<String>,
    /// A file with the `metrics_token`, instead of the token itself.
    pub metrics_token_file: Option<PathBuf>,
    /// For how many seconds a gateway that is told to stop still takes requests, while `/readyz`
    /// says that it stops: as long as what stands in front needs to notice.
    pub drain_seconds: u64,
    /// Whether `/components` shows every component in every state: for developers.
    pub components_page: bool,
    /// The vault.
    pub vault: Service,
    /// Other services behind the second lock.
    pub services: Vec<Service>,
    /// What a reverse proxy that asks at `/forward-auth` may let through.
    pub forward_auth: Vec<ForwardAuthRule>,
    /// Limits and durations, whose keys stand beside these.
    #[serde(skip)]
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
            database_url_file: None,
            database_connections: 8,
            database_statement_seconds: 30,
            name: "Tessera".to_owned(),
            site_id: None,
            backup_recipients: Vec::new(),
            rotate_keys_after_days: 90,
            smtp: None,
            log_format: LogFormat::default(),
            metrics_token: None,
            metrics_token_file: None,
            drain_seconds: 0,
            components_page: false,
            vault: Service::vault(),
            services: Vec::new(),
            forward_auth: Vec::new(),
            policy: Policy::default(),
        }
    }
}

impl Config {
    /// Everything that can be configured.
    pub fn keys() -> Keys {
        Keys::of::<Self>().and(Keys::of::<Policy>())
    }

    /// The configuration of a gateway that is to serve: defaults, then the file, then the
    /// environment, then the arguments.
    pub fn load(arguments: &Serve) -> Result<Self, Refusal> {
        let given =
            [argument("site_dir", arguments.site.as_ref()), argument("listen", arguments.listen)];
        let (config, _) = Self::whole(&arguments.place, given.into_iter().flatten())?;
        Ok(config)
    }

    /// Reads and checks all of it, also what only a gateway that serves needs.
    pub fn whole(
        place: &Place,
        arguments: impl Iterator<Item = (&'static str, serde_json::Value)>,
    ) -> Result<(Self, Draft), Refusal> {
        let (mut config, draft) = Self::read(place, arguments)?;
        let (mut faults, file) = (Faults::default(), config.metrics_token_file.clone());
        from_file("metrics_token", &mut config.metrics_token, file.as_deref(), &mut faults);
        if let Some(smtp) = &config.smtp {
            smtp.judge_files(&mut faults);
        }
        draft.judge(&faults)?;
        Ok((config, draft))
    }

    /// The same, for a command beside a gateway.
    pub fn at(place: &Place) -> Result<Self, Refusal> {
        let (config, _) = Self::read(place, std::iter::empty())?;
        Ok(config)
    }

    /// Reads and checks it; the draft tells where each value comes from.
    pub fn read(
        place: &Place,
        arguments: impl Iterator<Item = (&'static str, serde_json::Value)>,
    ) -> Result<(Self, Draft), Refusal> {
        let sources = Sources {
            keys: Self::keys(),
            file: place.config.as_deref(),
            prefix: PREFIX,
            foreign: is_foreign,
            arguments: arguments.chain(argument("data", place.data.as_ref())).collect(),
        };
        let draft = sources.read()?;
        let (mut config, policy): (Self, Policy) = both(draft.take(), draft.take())?;
        config.policy = policy;
        let (mut faults, file) = (config.faults(), config.database_url_file.clone());
        from_file("database_url", &mut config.database_url, file.as_deref(), &mut faults);
        draft.judge(&faults)?;
        Ok((config, draft))
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
        let statement = Duration::from_secs(self.database_statement_seconds);
        database::Settings { connections: self.database_connections, statement, ..settings }
    }

    /// What cannot work or is not safe.
    fn faults(&self) -> Faults {
        let mut faults = Faults::default();
        faults.unless(
            self.public_url.scheme() == "https" || is_loopback(&self.public_url),
            "public_url",
            format!("{} is plain http and not on this machine; use https", self.public_url),
        );
        faults.unless(
            self.database_connections > 0,
            "database_connections",
            "out of range; write at least 1",
        );
        faults.unless(
            (1..=3600).contains(&self.database_statement_seconds),
            "database_statement_seconds",
            "out of range; write 1 to 3600 seconds",
        );
        self.vault.judge("vault", &mut faults);
        let mut names = BTreeSet::from([self.vault.name.as_str()]);
        for (position, service) in self.services.iter().enumerate() {
            let key = format!("services[{position}]");
            service.judge(&key, &mut faults);
            let fine = names.insert(&service.name);
            faults.unless(fine, format!("{key}.name"), format!("{} is there twice", service.name));
        }
        let mut paths = BTreeSet::new();
        for (position, rule) in self.forward_auth.iter().enumerate() {
            let key = format!("forward_auth[{position}]");
            rule.judge(&key, &mut faults);
            let fine = paths.insert(rule.key());
            faults.unless(fine, format!("{key}.path"), format!("{} is there twice", rule.path));
        }
        faults.unless(self.drain_seconds <= 300, "drain_seconds", "more than 300");
        let recipients = self.backup_recipients.iter().map(String::as_str);
        if let Err(error @ backup::Error::Recipient { .. }) = backup::Recipients::parse(recipients)
        {
            faults.unless(false, "backup_recipients", error.to_string());
        }
        self.policy.judge(&mut faults);
        match &self.smtp {
            Some(smtp) => smtp.judge(&mut faults),
            // The local inbox shows everybody's codes to whoever can open it.
            None => faults.unless(
                self.listen.ip().is_loopback() && is_loopback(&self.public_url),
                "smtp",
                "no mail server is configured, and this site is not on this machine only; \
                 give smtp.host and smtp.from",
            ),
        }
        faults
    }
}

/// Whether a variable's name, behind the prefix, is for another program: the vault, or a tool.
fn is_foreign(name: &str) -> bool {
    FOREIGN.contains(&name) || (name.starts_with("VAULT_") && !name.starts_with("VAULT__"))
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

    fn wrong_keys(config: &Config) -> Vec<String> {
        config.faults().iter().map(|fault| fault.key.clone()).collect()
    }

    #[test]
    fn plain_http_is_for_this_machine_only() {
        for (url, fine) in [
            ("http://127.0.0.1:8000", true),
            ("http://localhost", true),
            ("http://id.example", false),
            ("http://127.0.0.1.example", false),
        ] {
            let config = Config { public_url: url.parse().unwrap(), ..Config::default() };
            assert_eq!(config.faults().is_empty(), fine, "{url}");
        }
    }

    #[test]
    fn the_local_inbox_is_for_this_machine_only() {
        let config =
            Config { public_url: "https://id.example".parse().unwrap(), ..Config::default() };
        assert_eq!(wrong_keys(&config), ["smtp"]);
        let config = Config { listen: "0.0.0.0:8000".parse().unwrap(), ..Config::default() };
        assert_eq!(wrong_keys(&config), ["smtp"]);
    }

    #[test]
    fn the_issuer_is_the_origin() {
        let config =
            Config { public_url: "https://id.example/".parse().unwrap(), ..Config::default() };
        assert_eq!(config.issuer(), "https://id.example");
    }
}
