//! What can be configured, and the safe defaults.

use std::{
    fmt,
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    time::Duration,
};

use configuration::{Fault, Faults};
use keyring::{KeyFiles, Schedule};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use telemetry::LogFormat;
use tickets::{JwksClient, KeyUse};
use url::{Host, Url};

/// The configuration of a vault. Keys of a TOML file have these names; environment variables are
/// these names in capitals after `TESSERA_VAULT_`.
#[derive(Clone, Deserialize, JsonSchema, Serialize)]
#[serde(default)]
pub struct Settings {
    /// Where to listen. Loopback, unless told otherwise.
    pub listen: SocketAddr,
    /// The folder of everything that the vault keeps.
    pub data: PathBuf,
    /// `sqlite:…` or `postgres://…`; an SQLite file `vault.db` in `data` where it is not given.
    #[schemars(extend("writeOnly" = true))]
    pub database_url: Option<String>,
    /// A file with the `database_url`, instead of the address itself: it may hold a password.
    pub database_url_file: Option<PathBuf>,
    /// The most database connections at a time.
    pub database_connections: u32,
    /// How many seconds PostgreSQL works at one statement before it gives up, and keeps a
    /// transaction open whose program says nothing. SQLite counts neither.
    pub database_statement_seconds: u64,
    /// The vault's own name in tokens: where the gateway reaches it.
    pub issuer: String,
    /// The gateway's name in tokens.
    pub gateway_issuer: String,
    /// Where the gateway publishes its keys; below `gateway_issuer` where it is not given.
    pub gateway_jwks_url: Option<Url>,
    /// Whether the gateway's keys may be fetched by plain http from another machine: where the
    /// network between the two is private. Whoever can change what passes there can take the
    /// gateway's place.
    pub gateway_plain_http: bool,
    /// The file of the master key; `secrets/vault-master.key` in `data` where it is not given.
    pub master_key_file: Option<PathBuf>,
    /// The master key itself, 32 bytes in base64url, instead of a file. For the environment.
    #[serde(skip_serializing)]
    #[schemars(extend("writeOnly" = true))]
    pub master_key: Option<String>,
    /// The file of the first key that signs tickets; `secrets/vault-ticket.pem` in `data` where it
    /// is not given. Later keys are beside it.
    pub ticket_key_file: Option<PathBuf>,
    /// How log lines look.
    pub log_format: LogFormat,
    /// What has to be shown for the figures at `/metrics`. Without it they are for programs on this
    /// machine that come without a proxy.
    #[schemars(extend("writeOnly" = true))]
    #[serde(skip_serializing)]
    pub metrics_token: Option<String>,
    /// A file with the `metrics_token`, instead of the token itself.
    pub metrics_token_file: Option<PathBuf>,
    /// For how many seconds a vault that is told to stop still takes requests, while `/readyz` says
    /// that it stops: as long as what stands in front needs to notice.
    pub drain_seconds: u64,
    /// Whom backups are encrypted to where `backup create` is not told: public keys of age, each
    /// `age1…`.
    pub backup_recipients: Vec<String>,
    /// Days after which another key signs tickets; 0 = only when told to.
    pub rotate_keys_after_days: u32,
    /// Seconds for which a fresh pattern opens the vault; 0 = for one request.
    pub grant_max_age: i64,
    /// Seconds for which a ticket can be answered, at most 600.
    pub ticket_life: i64,
    /// Seconds by which the gateway's clock may differ.
    pub leeway: i64,
    /// Seconds within which the body of a request must arrive.
    pub body_timeout: u64,
    /// Seconds within which a whole file must arrive.
    pub upload_timeout: u64,
    /// The most records that an account can have.
    pub records_per_account: i64,
    /// The most bytes of one file.
    pub file_bytes: u64,
    /// The most bytes of all files of an account.
    pub file_bytes_per_account: i64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 5000)),
            data: PathBuf::from("data/vault"),
            database_url: None,
            database_url_file: None,
            database_connections: 8,
            database_statement_seconds: 30,
            issuer: "http://127.0.0.1:5000".to_owned(),
            gateway_issuer: "http://127.0.0.1:8000".to_owned(),
            gateway_jwks_url: None,
            gateway_plain_http: false,
            master_key_file: None,
            master_key: None,
            ticket_key_file: None,
            log_format: LogFormat::default(),
            metrics_token: None,
            metrics_token_file: None,
            drain_seconds: 0,
            backup_recipients: Vec::new(),
            rotate_keys_after_days: 90,
            grant_max_age: 300,
            ticket_life: tickets::TICKET_LIFE,
            leeway: tickets::LEEWAY,
            body_timeout: 10,
            upload_timeout: 900,
            records_per_account: 1000,
            file_bytes: 25 * 1024 * 1024,
            file_bytes_per_account: 512 * 1024 * 1024,
        }
    }
}

/// Files are not for more: their chunks are rows of a database.
const MOST_FILE_BYTES: u64 = 1024 * 1024 * 1024;

impl Settings {
    /// What cannot work or is not safe.
    #[must_use]
    pub fn faults(&self) -> Faults {
        let mut faults = Faults::default();
        let ranges = [
            ("grant_max_age", (0..=86_400).contains(&self.grant_max_age), "0 to 86400 seconds"),
            (
                "ticket_life",
                (1..=tickets::TICKET_LIFE).contains(&self.ticket_life),
                "1 to 600 seconds",
            ),
            ("leeway", (0..=60).contains(&self.leeway), "0 to 60 seconds"),
            ("body_timeout", (1..=300).contains(&self.body_timeout), "1 to 300 seconds"),
            ("database_connections", self.database_connections > 0, "at least 1"),
            (
                "database_statement_seconds",
                (1..=3600).contains(&self.database_statement_seconds),
                "1 to 3600 seconds",
            ),
            ("upload_timeout", (1..=86_400).contains(&self.upload_timeout), "1 to 86400 seconds"),
            ("records_per_account", self.records_per_account > 0, "at least 1"),
            ("file_bytes", (1..=MOST_FILE_BYTES).contains(&self.file_bytes), "1 byte to 1 GiB"),
            ("drain_seconds", self.drain_seconds <= 300, "0 to 300 seconds"),
            ("file_bytes_per_account", self.file_bytes_per_account > 0, "at least 1"),
        ];
        for (key, fine, allowed) in ranges {
            faults.unless(fine, key, format!("out of range; write {allowed}"));
        }
        let recipients = self.backup_recipients.iter().map(String::as_str);
        if let Err(error @ ::backup::Error::Recipient { .. }) =
            ::backup::Recipients::parse(recipients)
        {
            faults.unless(false, "backup_recipients", error.to_string());
        }
        match self.gateway_keys() {
            Ok(_) => faults.unless(
                self.gateway_is_safe_to_reach(),
                self.jwks_key(),
                "this is plain http and not on this machine; use https, or set gateway_plain_http \
                 where the network between the two is private",
            ),
            Err(Fault { key, message }) => faults.unless(false, key, message),
        }
        faults
    }

    /// Fetches the gateway's keys from their pinned address.
    pub(crate) fn gateway_keys(&self) -> Result<JwksClient, Fault> {
        let client = self.jwks_url().ok().and_then(|url| JwksClient::new(url).ok());
        client.ok_or_else(|| Fault {
            key: self.jwks_key().to_owned(),
            message: "not an http or https address without credentials".to_owned(),
        })
    }

    /// The key that says where the gateway's keys are.
    const fn jwks_key(&self) -> &'static str {
        if self.gateway_jwks_url.is_some() { "gateway_jwks_url" } else { "gateway_issuer" }
    }

    /// How to reach the database.
    #[must_use]
    pub fn database(&self) -> database::Settings {
        let settings = match &self.database_url {
            Some(url) => database::Settings::new(url),
            None => database::Settings::sqlite(&self.data.join("vault.db")),
        };
        let statement = Duration::from_secs(self.database_statement_seconds);
        database::Settings { connections: self.database_connections, statement, ..settings }
    }

    pub(crate) fn master_key_path(&self) -> PathBuf {
        self.secret(self.master_key_file.as_ref(), "vault-master.key")
    }

    /// The keys that sign tickets.
    #[must_use]
    pub fn ticket_keys(&self) -> KeyFiles {
        let first = self.secret(self.ticket_key_file.as_ref(), "vault-ticket.pem");
        KeyFiles::new(KeyUse::Ticket, first, Schedule::days(self.rotate_keys_after_days))
    }

    fn secret(&self, given: Option<&PathBuf>, name: &str) -> PathBuf {
        given.cloned().unwrap_or_else(|| self.data.join("secrets").join(name))
    }

    /// Whether nobody on the way can change the gateway's keys, or somebody has said that nobody
    /// will.
    pub(crate) fn gateway_is_safe_to_reach(&self) -> bool {
        let safe = |url: &Url| url.scheme() == "https" || is_loopback(url);
        self.gateway_plain_http || self.jwks_url().is_ok_and(|url| safe(&url))
    }

    /// The pinned address of the gateway's keys.
    pub(crate) fn jwks_url(&self) -> Result<Url, url::ParseError> {
        match &self.gateway_jwks_url {
            Some(url) => Ok(url.clone()),
            None => format!("{}/.well-known/jwks.json", self.gateway_issuer.trim_end_matches('/'))
                .parse(),
        }
    }
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

/// Leaves out what may hold a secret: the master key, and the password in a database URL.
impl fmt::Debug for Settings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Settings")
            .field("listen", &self.listen)
            .field("data", &self.data)
            .field("issuer", &self.issuer)
            .field("gateway_issuer", &self.gateway_issuer)
            .field("grant_max_age", &self.grant_max_age)
            .finish_non_exhaustive()
    }
}
