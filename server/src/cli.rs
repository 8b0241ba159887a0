//! The command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Parser, Subcommand};

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
}

/// Arguments of `serve`. What is not given here comes from the environment (`TESSERA_…`), then
/// from the configuration file, then from the defaults.
#[derive(Debug, Args)]
pub struct Serve {
    /// A configuration file (TOML).
    #[arg(long, env = "TESSERA_CONFIG")]
    pub config: Option<PathBuf>,
    /// The folder for the database and the keys.
    #[arg(long)]
    pub data: Option<PathBuf>,
    /// The folder with the built pages.
    #[arg(long)]
    pub site: Option<PathBuf>,
    /// Where to listen.
    #[arg(long)]
    pub listen: Option<SocketAddr>,
}
