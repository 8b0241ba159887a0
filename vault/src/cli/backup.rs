//! `backup` and `database`.

use backup::command::{Moving, NewKey, Reading, Writing};
use clap::{Args, Subcommand};

use super::Place;

/// Arguments of `backup`.
#[derive(Args)]
pub struct Backup {
    /// Which vault.
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
#[derive(Subcommand)]
pub enum BackupCommand {
    /// Make a pair of keys: who has the public one makes backups, who has the file reads them.
    ///
    /// Do it elsewhere than on the machine that is backed up, and keep the file there. It is the
    /// same as age-keygen makes.
    Key(NewKey),
    /// Back up the database and the master key, beside a running vault.
    Create {
        /// Where to, and to whom.
        #[command(flatten)]
        writing: Writing,
        /// Leave the master key out: it is kept by other means, and whoever restores brings it.
        ///
        /// Otherwise a key that cannot be read here, because it is configured elsewhere, ends with
        /// a refusal and no backup.
        #[arg(long)]
        without_master_key: bool,
    },
    /// Read a whole backup and say whether everything is as it was written. It needs no vault.
    Verify(Reading),
    /// Make a vault from a backup where there is none: an empty database, and no master key.
    ///
    /// Everybody has to open it with a pattern again. Afterwards run `tessera-gateway services
    /// reconcile`.
    Restore(Reading),
}

/// Arguments of `database`.
#[derive(Args)]
pub struct DatabaseOf {
    /// Which vault.
    #[command(flatten)]
    pub place: Place,
    /// What to do with the database.
    #[command(subcommand)]
    pub command: DatabaseCommand,
}

/// What to do with the database.
#[derive(Subcommand)]
pub enum DatabaseCommand {
    /// Copy everything to another database, which must be empty, and compare both.
    ///
    /// Stop every vault before. The database that is configured stays as it is.
    Move(Moving),
}
