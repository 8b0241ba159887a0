//! The command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

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

/// Arguments of `keys`.
#[derive(Debug, Args)]
pub struct Keys {
    /// Which gateway.
    #[command(flatten)]
    pub place: Place,
    /// What to do with the keys.
    #[command(subcommand)]
    pub command: KeysCommand,
}

/// What to do with the keys.
#[derive(Debug, Subcommand)]
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
    /// A running gateway does this by itself (rotate_keys_after_days) and follows this command
    /// within 30 seconds. What the key before signed is accepted until it expires. Nothing is
    /// refused meanwhile, because services have known the next key for long; where they have not,
    /// this command says when they will.
    Rotate {
        /// Only the keys for this purpose.
        #[arg(long)]
        purpose: Option<Purpose>,
        /// Do not wait until services know the next key, nor insist that a current one is there.
        ///
        /// Until a service has fetched the keys again, it refuses the gateway: up to a minute, or
        /// five behind a cache. This is for a key that has leaked or is lost.
        #[arg(long)]
        force: bool,
        /// Print JSON instead of sentences.
        #[arg(long)]
        json: bool,
    },
}

/// What a key signs.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Purpose {
    /// Requests on behalf of people.
    Call,
    /// Requests that make and remove accounts, and end grants.
    Provision,
    /// Tickets of services, after a fresh pattern.
    Countersign,
}
