//! Why something was not backed up, verified, restored or moved.

use std::{io, net::SocketAddr, path::PathBuf};

use secrets::SecretFileError;

/// The result of whatever is done here.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What stands in the way. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read or written.
    #[error("{path}")]
    Io {
        /// Which one.
        path: PathBuf,
        /// The system's answer.
        source: io::Error,
    },
    /// A backup would take another file's place.
    #[error("{0} is there already; nothing is overwritten: name another file")]
    Exists(PathBuf),
    /// Another process writes the same backup.
    #[error("{0} is being written by another process")]
    Busy(PathBuf),
    /// The text is no key that can be encrypted to.
    #[error("{given}: {problem}; a recipient is what follows \"public key:\" and begins with age1")]
    Recipient {
        /// What was given.
        given: String,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// Nobody is there who could read the backup.
    #[error(
        "a backup is encrypted to somebody: name a recipient with --to, or backup_recipients in \
         the configuration; `backup key` makes a pair of keys"
    )]
    NoRecipient,
    /// The file holds no identity.
    #[error("{path}: {problem}; it must hold a line that begins with AGE-SECRET-KEY-1")]
    Identity {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: &'static str,
    },
    /// The backup was made for somebody else.
    #[error(
        "none of the keys given opens this backup: it was encrypted to others, or its first lines \
         were altered"
    )]
    OtherKey,
    /// It is something else altogether.
    #[error("this is not a backup of Tessera")]
    NotABackup,
    /// Some bytes are not those that were written.
    #[error("the backup is damaged: bytes were altered; take another one")]
    Altered,
    /// The end is missing.
    #[error("the backup is damaged: it was cut short, or altered near its end; take another one")]
    CutShort,
    /// It is encrypted as a backup is, but what is in it is not what it says.
    #[error("the backup does not hold what it says it holds ({0}); take another one")]
    Contradiction(String),
    /// A backup of another program.
    #[error("this is a backup of {found}; restore it with {found}, not with {expected}")]
    OtherProgram {
        /// Whose it is.
        found: String,
        /// Whose it must be.
        expected: String,
    },
    /// A later release has made it.
    #[error(
        "this backup is of a later release ({version}, {what} {found}; here it is {known}); \
         use that release or a later one"
    )]
    Newer {
        /// What counts: the schema or the format.
        what: &'static str,
        /// The release that made it.
        version: String,
        /// What the backup has.
        found: i64,
        /// What is known here.
        known: i64,
    },
    /// A later release has been at the database.
    #[error(
        "the database has step {found} of the schema, and {known} is the last that is known here; \
         use the release that made it, or a later one"
    )]
    LaterDatabase {
        /// The step that the database has.
        found: i64,
        /// The last step that is known.
        known: i64,
    },
    /// There is no schema to be backed up or moved.
    #[error("there is nothing in this database; is it the right one? See database_url")]
    NothingThere,
    /// A column is of a type that no backup knows.
    #[error("{table}.{column} is of type {kind}, which cannot be backed up")]
    Kind {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// The type.
        kind: String,
    },
    /// Tables refer to each other in a circle, or have no key.
    #[error("table {0} cannot be backed up: it has no primary key, or is part of a circle")]
    Order(String),
    /// Something is larger than what anybody reads of a backup.
    #[error("{entry} has more than {most} bytes, which no backup can hold")]
    TooLarge {
        /// What it is called in the backup.
        entry: String,
        /// The most bytes of it.
        most: u64,
    },
    /// A file that would be restored is there, and is another one.
    #[error(
        "{0} is there already, and is not the one in the backup; nothing was changed: restore into \
         an empty place, or move it away"
    )]
    Occupied(PathBuf),
    /// The database is in use.
    #[error(
        "the database has rows in {0} already; nothing was changed: name an empty one, or start \
         from a new one"
    )]
    NotEmpty(String),
    /// The database has had more steps of the schema than the rows that should go there.
    #[error(
        "the database has step {found} of the schema already, and the rows are of step {wanted}; \
         nothing was changed: name a database without tables"
    )]
    LaterSchema {
        /// The step that the database has.
        found: i64,
        /// The step of the rows.
        wanted: i64,
    },
    /// What was written is not what was read.
    #[error("table {0} came out other than it went in; nothing was kept")]
    Differs(String),
    /// The program has something against what would be kept or restored.
    #[error("refused, and nothing was kept")]
    Refused(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// No other database was named.
    #[error("name the other database with --to or --to-file")]
    NoTarget,
    /// A database would move to itself.
    #[error("--to: this is the database that is configured; name another one")]
    SameDatabase,
    /// The program whose database would move seems to run.
    #[error("{listen} is taken: stop the {called} first, and every other that uses this database")]
    Serving {
        /// Where it listens.
        listen: SocketAddr,
        /// What it is called.
        called: &'static str,
    },
    /// The database that is configured does not open.
    #[error("the database could not be opened")]
    Unopened(#[source] database::Error),
    /// The database to move to does not open.
    #[error("the other database could not be opened")]
    OtherUnopened(#[source] database::Error),
    /// A secret cannot be read or written.
    #[error(transparent)]
    Secret(#[from] SecretFileError),
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl Error {
    pub(crate) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }

    pub(crate) fn contradiction(what: impl Into<String>) -> Self {
        Self::Contradiction(what.into())
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error.into())
    }
}
