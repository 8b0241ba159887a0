//! The command line.

mod backup;

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};
use configuration::{Draft, Refusal, Sources, argument, from_file};
use serde_json::Value;
use url::Url;
use vault::Settings;

pub use backup::{Backup, BackupCommand, DatabaseCommand, DatabaseOf};

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
    /// Back up the database and the master key, verify or restore a backup, or make keys for them.
    Backup(Backup),
    /// Move to another database.
    Database(DatabaseOf),
    /// Try everything that a vault stands on, change nothing, and say what to do: files, disk,
    /// database, keys, the gateway's keys, clocks.
    Doctor(Doctor),
    /// Say whether the configuration is one that a vault can start with, and where each value comes
    /// from.
    CheckConfig(CheckConfig),
    /// Unpack an archive that somebody exported.
    ///
    /// Neither a running vault nor its keys are needed, only the passphrase that was shown when the
    /// archive was made. It is asked for, or read from standard input where that is no terminal.
    OpenArchive(OpenArchive),
}

/// Which vault. What is not given here comes from the environment (`TESSERA_VAULT_…`), then from
/// the configuration file, then from the defaults.
#[derive(Args)]
pub struct Place {
    /// A TOML file with settings.
    #[arg(long, env = "TESSERA_VAULT_CONFIG", global = true)]
    pub config: Option<PathBuf>,
    /// The folder of everything that the vault keeps [default: data/vault].
    #[arg(long, global = true)]
    data: Option<PathBuf>,
}

/// Options come before the environment (TESSERA_VAULT_…), which comes before the file.
#[derive(Args)]
pub struct Serve {
    #[command(flatten)]
    pub place: Place,
    /// Where to listen [default: 127.0.0.1:5000].
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// sqlite:… or postgres://… [default: vault.db in the data folder].
    #[arg(long)]
    database_url: Option<String>,
    /// The vault's own name in tokens [default: http://127.0.0.1:5000].
    #[arg(long)]
    issuer: Option<String>,
    /// The gateway's name in tokens [default: http://127.0.0.1:8000].
    #[arg(long)]
    gateway_issuer: Option<String>,
    /// Where the gateway publishes its keys [default: below its name].
    #[arg(long)]
    gateway_jwks_url: Option<Url>,
}

/// Arguments of `doctor`.
#[derive(Args)]
pub struct Doctor {
    #[command(flatten)]
    pub place: Place,
    /// Print JSON instead of lines.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `check-config`.
#[derive(Args)]
pub struct CheckConfig {
    #[command(flatten)]
    pub place: Place,
    /// Print everything that can be configured instead, as Markdown.
    #[arg(long)]
    pub reference: bool,
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

impl Serve {
    fn given(&self) -> impl Iterator<Item = (&'static str, Value)> {
        let given = [
            argument("listen", self.listen),
            argument("database_url", self.database_url.as_ref()),
            argument("issuer", self.issuer.as_ref()),
            argument("gateway_issuer", self.gateway_issuer.as_ref()),
            argument("gateway_jwks_url", self.gateway_jwks_url.as_ref()),
        ];
        given.into_iter().flatten()
    }

    /// The settings of a vault that is to serve.
    pub fn settings(&self) -> Result<Settings, Refusal> {
        self.place.read(self.given()).map(|(settings, _)| settings)
    }
}

impl Place {
    /// The settings of the vault of a command beside it.
    pub fn settings(&self) -> Result<Settings, Refusal> {
        self.read(std::iter::empty()).map(|(settings, _)| settings)
    }

    /// Reads and checks the settings, of which `arguments` are the last word; the draft tells where
    /// each comes from.
    pub fn read(
        &self,
        arguments: impl Iterator<Item = (&'static str, Value)>,
    ) -> Result<(Settings, Draft), Refusal> {
        let sources = Sources {
            keys: configuration::Keys::of::<Settings>(),
            file: self.config.as_deref(),
            prefix: "TESSERA_VAULT_",
            // With two underscores it is the gateway's view of the vault.
            foreign: |name| name == "CONFIG" || name.starts_with('_'),
            arguments: arguments.chain(argument("data", self.data.as_ref())).collect(),
        };
        let draft = sources.read()?;
        let mut settings: Settings = draft.take()?;
        let mut faults = settings.faults();
        let file = settings.database_url_file.clone();
        from_file("database_url", &mut settings.database_url, file.as_deref(), &mut faults);
        let file = settings.metrics_token_file.clone();
        from_file("metrics_token", &mut settings.metrics_token, file.as_deref(), &mut faults);
        draft.judge(&faults)?;
        Ok((settings, draft))
    }
}
