//! `account`.

use clap::{Args, Subcommand};

use super::Place;

/// Arguments of `account`.
#[derive(Debug, Args)]
pub struct Account {
    /// Which gateway.
    #[command(flatten)]
    pub place: Place,
    /// Print JSON instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: AccountCommand,
}

/// What to do with accounts. Each act is an event that the account's owner sees.
#[derive(Debug, Subcommand)]
pub enum AccountCommand {
    /// List accounts in the order of their names.
    List {
        /// Begin after this name: the last one of the page before.
        #[arg(long)]
        after: Option<String>,
        /// How many at most.
        #[arg(long, default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000))]
        limit: u32,
    },
    /// Show one account: sessions, devices, services, recovery codes left, and its latest events.
    Show {
        /// Its username or its id.
        account: String,
    },
    /// Lock an account: nobody signs in to it, every session ends, and its address is told.
    Lock {
        /// Its username or its id.
        account: String,
    },
    /// Unlock an account, and let it go on where too many failures have stopped it.
    Unlock {
        /// Its username or its id.
        account: String,
    },
    /// End every session of an account, or of all accounts.
    #[command(group = clap::ArgGroup::new("whose").required(true).args(["account", "all"]))]
    EndSessions {
        /// Its username or its id.
        account: Option<String>,
        /// The sessions of everybody.
        #[arg(long)]
        all: bool,
    },
    /// Make an account an administrator's, who may look at others at `/admin` and lock them; its
    /// address is told.
    GrantAdmin {
        /// Its username or its id.
        account: String,
    },
    /// Take the role of an administrator away, from the next request on; its address is told.
    RevokeAdmin {
        /// Its username or its id.
        account: String,
    },
    /// Erase an account here and in every service. There is no way back.
    Erase {
        /// Its username or its id.
        account: String,
        /// Yes, erase it.
        #[arg(long)]
        yes: bool,
    },
}
