//! Why keys cannot be used or changed.

use std::{io, path::PathBuf};

use ambient::Timestamp;
use secrets::SecretFileError;
use tickets::KeyUse;

use crate::instant::rfc3339;

/// Why keys cannot be used or changed. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A key file is malformed, readable by others, or could not be read or written.
    #[error(transparent)]
    File(#[from] SecretFileError),
    /// A key that does not sign yet cannot be read.
    #[error("{path}: this is not a P-256 key in PKCS#8 PEM; remove it, another one is made")]
    MalformedNext {
        /// The file.
        path: PathBuf,
    },
    /// No key signs.
    #[error(
        "{path}: the key that signs is missing; restore it from your backup, with those beside \
         it; only where it is lost for good, make another one with: keys rotate --purpose {} --force",
        purpose.as_str()
    )]
    NoCurrent {
        /// What it is for.
        purpose: KeyUse,
        /// Where the first one would be.
        path: PathBuf,
    },
    /// There is no folder to make keys in.
    #[error("{path}: there is no such folder; is this the right --config or --data?")]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The next key has not been published for long enough.
    #[error(
        "{}: verifiers may not know the next key before {}; rotate then, or at once with --force \
         (requests can then be refused for a minute, behind a cache for five)",
        purpose.as_str(),
        rfc3339(*ready_at)
    )]
    TooYoung {
        /// What it is for.
        purpose: KeyUse,
        /// From when on it can sign.
        ready_at: Timestamp,
    },
    /// So many keys were rotated lately that verifiers would refuse a set of more.
    #[error(
        "{}: too many previous keys are still accepted; rotate again after {}",
        purpose.as_str(),
        rfc3339(*room_at)
    )]
    TooMany {
        /// What they are for.
        purpose: KeyUse,
        /// When the oldest of them is dead.
        room_at: Timestamp,
    },
    /// A key could not be generated.
    #[error("a key could not be generated: {0}")]
    Generate(tickets::Error),
    /// The operating system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
}

impl Error {
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }
}
