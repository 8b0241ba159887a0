//! The command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::Serialize;
use url::Url;
use vault::Settings;

/// The second service of Tessera: records behind the second lock.
#[derive(Parser)]
#[command(name = "tessera-vault", version)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Serve until told to stop (Ctrl-C or SIGTERM).
    Serve(Serve),
    /// List or rotate the keys that sign tickets.
    Keys(Keys),
    /// Unpack an archive that somebody exported.
    ///
    /// Neither a running vault nor its keys are needed, only the passphrase that was shown when the
    /// archive was made. It is asked for, or read from standard input where that is no terminal.
    OpenArchive(OpenArchive),
}

/// Which vault. What is not given here comes from the environment (`TESSERA_VAULT_…`), then from
/// the configuration file, then from the defaults.
#[derive(Args, Serialize)]
pub struct Place {
    /// A TOML file with settings.
    #[arg(long, env = "TESSERA_VAULT_CONFIG", global = true)]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// The folder of everything that the vault keeps [default: data/vault].
    #[arg(long, global = true)]
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<PathBuf>,
}

/// Options come before the environment (TESSERA_VAULT_…), which comes before the file.
#[derive(Args, Serialize)]
pub struct Serve {
    #[command(flatten)]
    #[serde(flatten)]
    pub place: Place,
    /// Where to listen [default: 127.0.0.1:5000].
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    listen: Option<SocketAddr>,
    /// sqlite:… or postgres://… [default: vault.db in the data folder].
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    database_url: Option<String>,
    /// The vault's own name in tokens [default: http://127.0.0.1:5000].
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<String>,
    /// The gateway's name in tokens [default: http://127.0.0.1:8000].
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    gateway_issuer: Option<String>,
    /// Where the gateway publishes its keys [default: below its name].
    #[arg(long)]
    #[serde(skip_serializing_if = "Option::is_none")]
    gateway_jwks_url: Option<Url>,
}

/// Arguments of `open-archive`.
#[derive(Args)]
pub struct OpenArchive {
    /// The archive, such as tessera-vault-2031-04-30.age.
    pub archive: PathBuf,
    /// The folder to make for what is in it.
    #[arg(long)]
    pub to: PathBuf,
    /// A file that holds the passphrase.
    #[arg(long)]
    pub passphrase_file: Option<PathBuf>,
}

/// Arguments of `keys`.
#[derive(Args)]
pub struct Keys {
    #[command(flatten)]
    pub place: Place,
    #[command(subcommand)]
    pub command: KeysCommand,
}

#[derive(Subcommand)]
pub enum KeysCommand {
    /// Show the published keys: what signs, what will, and what did until lately.
    ///
    /// `until` is when that ends by itself: for the current and the next key, when one takes over
    /// from the other; for a previous one, when nothing that it signed is alive.
    List {
        /// Print JSON instead of a table.
        #[arg(long)]
        json: bool,
    },
    /// Have the next key sign from now on, and publish another next one.
    ///
    /// A running vault does this by itself (rotate_keys_after_days) and follows this command
    /// within 30 seconds. Tickets of the key before are accepted until they expire. Nothing is
    /// refused meanwhile, because the gateway has known the next key for long; where it has not,
    /// this command says when it will.
    Rotate {
        /// Do not wait until the gateway knows the next key, nor insist that a current one is
        /// there.
        ///
        /// Until the gateway has fetched the keys again, it refuses tickets: up to a minute, or
        /// five behind a cache. This is for a key that has leaked or is lost.
        #[arg(long)]
        force: bool,
        /// Print JSON instead of sentences.
        #[arg(long)]
        json: bool,
    },
}

/// The settings of a vault, of which `arguments` are the last word.
pub fn settings(
    place: &Place,
    arguments: &impl Serialize,
) -> Result<Settings, Box<figment::Error>> {
    let mut figment = Figment::from(Serialized::defaults(Settings::default()));
    if let Some(file) = &place.config {
        figment = figment.merge(Toml::file_exact(file));
    }
    figment.merge(environment()).merge(Serialized::defaults(arguments)).extract().map_err(Box::new)
}

/// `TESSERA_VAULT_…`; with two underscores it is the gateway's view of the vault.
fn environment() -> Env {
    Env::prefixed("TESSERA_VAULT_").ignore(&["config"]).filter(|key| !key.starts_with("_"))
}
