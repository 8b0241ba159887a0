//! `backup` and `database`.

use backup::command::{Moving, NewKey, Reading, Writing};
use clap::{Args, Subcommand};

use super::Place;

/// Arguments of `backup`.
#[derive(Debug, Args)]
pub struct Backup {
    /// Which gateway.
    #[command(flatten)]
    pub place: Place,
    /// Print JSON instead of text.
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: BackupCommand,
}

/// What to do with backups.
#[derive(Debug, Subcommand)]
pub enum BackupCommand {
    /// Make a pair of keys: who has the public one makes backups, who has the file reads them.
    ///
    /// Do it elsewhere than on the machine that is backed up, and keep the file there. It is the
    /// same as age-keygen makes.
    Key(NewKey),
    /// Back up the database and the keys, beside a running gateway.
    Create(Writing),
    /// Read a whole backup and say whether everything is as it was written. It needs no gateway.
    Verify(Reading),
    /// Make a gateway from a backup where there is none: an empty database, and no keys.
    ///
    /// Everybody has to sign in again. Afterwards run `services reconcile` beside the gateway.
    Restore(Reading),
}

/// Arguments of `database`.
#[derive(Debug, Args)]
pub struct DatabaseOf {
    /// Which gateway.
    #[command(flatten)]
    pub place: Place,
    /// What to do with the database.
    #[command(subcommand)]
    pub command: DatabaseCommand,
}

/// What to do with the database.
#[derive(Debug, Subcommand)]
pub enum DatabaseCommand {
    /// Copy everything to another database, which must be empty, and compare both.
    ///
    /// Stop every gateway before. Nobody is signed out by it. The database that is configured stays
    /// as it is.
    Move(Moving),
}
