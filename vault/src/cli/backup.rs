//! `backup` and `database`.

use std::path::PathBuf;

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
    Key {
        /// The file to make for the secret key.
        identity: PathBuf,
    },
    /// Back up the database and the master key, beside a running vault.
    Create {
        /// The file to make; in a folder, one that is named after the program and the instant; `-`
        /// is standard output.
        output: PathBuf,
        /// Whom to encrypt it to (age1…); may be given several times [default: backup_recipients].
        #[arg(long)]
        to: Vec<String>,
    },
    /// Read a whole backup and say whether everything is as it was written. It needs no vault.
    Verify {
        /// The backup.
        backup: PathBuf,
        /// The file with the secret key.
        #[arg(long)]
        identity: PathBuf,
    },
    /// Make a vault from a backup where there is none: an empty database, and no master key.
    ///
    /// Everybody has to open it with a pattern again. Afterwards run `tessera-gateway services
    /// reconcile`.
    Restore {
        /// The backup.
        backup: PathBuf,
        /// The file with the secret key.
        #[arg(long)]
        identity: PathBuf,
    },
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
    /// Stop every vault before. The database that is configured stays
    /// as it is.
    Move {
        /// postgres://… or sqlite:…
        #[arg(long, required_unless_present = "to_file")]
        to: Option<String>,
        /// A file with that address, instead of the address itself: it may hold a password.
        #[arg(long, conflicts_with = "to")]
        to_file: Option<PathBuf>,
        /// Print JSON instead of text.
        #[arg(long)]
        json: bool,
    },
}
