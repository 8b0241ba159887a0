//! Why a vault does not start.

use configuration::Fault;
use secrets::SecretFileError;

/// What stands in the way. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// A secret is missing, malformed, or readable by others.
    #[error(transparent)]
    Secret(#[from] SecretFileError),
    /// The master key in the environment is not 32 bytes in base64url.
    #[error(
        "master_key is not 32 bytes in base64url without padding; make one with: \
         openssl rand 32 | basenc --base64url | tr -d ="
    )]
    MasterKeyForm,
    /// The records in this database were sealed under another master key.
    #[error(
        "this database was made with another master key, and nothing in it can be read with this \
         one; restore the key from your backup, or name another database"
    )]
    OtherMasterKey,
    /// A setting that cannot work or is not safe.
    #[error("{}: {}", .0.key, .0.message)]
    Setting(Fault),
    /// The data folder cannot be made.
    #[error("{path}: {source}; make the folder, or name another one with --data")]
    DataFolder {
        /// The folder.
        path: std::path::PathBuf,
        /// The system's answer.
        source: std::io::Error,
    },
    /// The keys that sign tickets cannot be used.
    #[error(transparent)]
    Keys(#[from] keyring::Error),
    /// The database cannot be opened or brought up to date.
    #[error("the database cannot be used: {0}; see database_url")]
    Database(#[from] database::Error),
}

impl From<sqlx::Error> for StartError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}
