//! `services`.

use clap::{Args, Subcommand};

use super::Place;

/// Arguments of `services`.
#[derive(Debug, Args)]
pub struct Services {
    /// Which gateway.
    #[command(flatten)]
    pub place: Place,
    /// Print JSON instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: ServicesCommand,
}

/// What to do with the services.
#[derive(Debug, Subcommand)]
pub enum ServicesCommand {
    /// List them: where they are, what people reach of them, and how many accounts wait to be made
    /// there.
    List,
    /// Ask every service for every account, and make those that are missing; erase those that were
    /// erased here and that it has again.
    ///
    /// Run it after a service was added or restored from a backup. Accounts are also made when
    /// their owner first opens the service. Exits with 1 where a service could not be compared.
    Reconcile {
        /// This service alone.
        #[arg(long)]
        service: Option<String>,
    },
}
