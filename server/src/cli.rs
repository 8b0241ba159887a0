//! The command line.

mod account;
mod backup;
mod keys;
mod log;
mod services;

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};

pub use account::{Account, AccountCommand};
pub use backup::{Backup, BackupCommand, DatabaseCommand, DatabaseOf};
pub use keys::{Keys, KeysCommand, Pepper, PepperCommand, Purpose};
pub use log::{Events, EventsCommand};
pub use services::{Services, ServicesCommand};

/// The gateway of Tessera.
#[derive(Debug, Parser)]
#[command(name = "tessera-gateway", version)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the pages until told to stop.
    Serve(Serve),
    /// List or rotate the keys that sign what the gateway says to services.
    Keys(Keys),
    /// Replace the pepper, under which every verifier is sealed.
    Pepper(Pepper),
    /// List, show, lock, unlock or erase accounts, end their sessions, and say who is an
    /// administrator.
    Account(Account),
    /// Verify the log of events.
    Events(Events),
    /// List the services behind the second lock, or compare them with what they should have.
    Services(Services),
    /// Back up the database and the keys, verify or restore a backup, or make keys for them.
    Backup(Backup),
    /// Move to another database.
    Database(DatabaseOf),
    /// Try everything that a gateway stands on, change nothing, and say what to do: files, disk,
    /// database, mail server, keys, public address, services, clocks.
    Doctor(Doctor),
    /// Say whether the configuration is one that a gateway can start with, and where each value
    /// comes from.
    CheckConfig(CheckConfig),
}

/// Which gateway. What is not given here comes from the environment (`TESSERA_…`), then from the
/// configuration file, then from the defaults.
#[derive(Debug, Args)]
pub struct Place {
    /// A configuration file (TOML).
    #[arg(long, env = "TESSERA_CONFIG", global = true)]
    pub config: Option<PathBuf>,
    /// The folder for the database and the keys.
    #[arg(long, global = true)]
    pub data: Option<PathBuf>,
}

/// Arguments of `doctor`.
#[derive(Debug, Args)]
pub struct Doctor {
    /// Which gateway.
    #[command(flatten)]
    pub place: Place,
    /// Print JSON instead of lines.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `check-config`.
#[derive(Debug, Args)]
pub struct CheckConfig {
    /// Which gateway.
    #[command(flatten)]
    pub place: Place,
    /// Print everything that can be configured instead, as Markdown.
    #[arg(long)]
    pub reference: bool,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Which gateway.
    #[command(flatten)]
    pub place: Place,
    /// The folder with the built pages.
    #[arg(long)]
    pub site: Option<PathBuf>,
    /// Where to listen.
    #[arg(long)]
    pub listen: Option<SocketAddr>,
}
