//! The pool.

use std::{
    path::{Path, PathBuf},
    str::FromStr as _,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use sqlx::{Executor as _, any::install_default_drivers, sqlite::SqliteConnectOptions};

use crate::{
    Connections, Error, Loan, Migrations, Result, Statements, Transaction, Version,
    fitness::Limits, lending::Lender, turns::Turns, version::Versions,
};

/// Which database stands behind the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// An embedded file.
    Sqlite,
    /// A PostgreSQL server, or one that speaks its protocol.
    Postgres,
}

/// Where the database is and how it is used.
#[derive(Clone, Debug)]
pub struct Settings {
    /// `sqlite:…` or `postgres://…`.
    pub url: String,
    /// The most connections at a time.
    pub connections: u32,
    /// How long a call waits for a connection or for a lock.
    pub patience: Duration,
    /// How long a server works at one statement before it gives up, and how long it keeps a
    /// transaction open whose program says nothing.
    pub statement: Duration,
}

impl Settings {
    /// The defaults over the database at `url`.
    pub fn new(url: impl Into<String>) -> Self {
        Self {
            url: url.into(),
            connections: 8,
            patience: Duration::from_secs(5),
            statement: Duration::from_secs(30),
        }
    }

    /// The same database, which is not made where it is missing.
    #[must_use]
    pub fn existing(self) -> Self {
        Self { url: self.url.replace("mode=rwc", "mode=rw"), ..self }
    }

    /// The file, where the database is one.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        let file = self.url.strip_prefix("sqlite:")?;
        let file = file.strip_prefix("//").unwrap_or(file);
        let file = file.split('?').next().unwrap_or_default();
        (!file.is_empty() && file != ":memory:").then(|| PathBuf::from(file))
    }

    /// The defaults over an SQLite file, which is made where it is missing.
    pub fn sqlite(file: &Path) -> Self {
        Self::new(format!("sqlite://{}?mode=rwc", file.display()))
    }
}

/// Takes the limits of time from a transaction of PostgreSQL.
const WITHOUT_END: &str =
    "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";

/// A pool of connections to one database.
#[derive(Clone, Debug)]
pub struct Database {
    lender: Lender,
    statements: Statements,
    /// One connection for [`Database::ping`], which must not queue behind everybody's requests: a
    /// gateway that is busy is not a gateway that is gone.
    pulse: Lender,
    backend: Backend,
    turns: Turns,
    versions: Versions,
    /// How many transactions were done once more.
    pub(crate) repeated: Arc<AtomicU64>,
}

impl Database {
    /// Connects, and brings the schema up to date.
    ///
    /// # Errors
    /// [`Error::UnknownBackend`], [`Error::Unavailable`] or [`Error::Migration`].
    pub async fn open(settings: &Settings, migrations: &Migrations) -> Result<Self> {
        let database = Self::connect(settings).await?;
        migrations.run(database.lender.connect().await?, database.backend).await?;
        Ok(database)
    }

    /// Connects to a database as it is, whatever its schema.
    ///
    /// # Errors
    /// [`Error::UnknownBackend`] or [`Error::Unavailable`].
    pub async fn connect(settings: &Settings) -> Result<Self> {
        install_default_drivers();
        let backend = backend_of(&settings.url).ok_or(Error::UnknownBackend)?;
        let patience = settings.patience;
        let limits = Limits { patience, statement: settings.statement };
        let url = &settings.url;
        let pulse = Lender::new(url, backend, 1, limits)?;
        let lender = Lender::new(url, backend, settings.connections, limits)?;
        // Whatever keeps it from being opened is told now.
        lender.lend().await?.answered();
        let (turns, versions) = match backend {
            Backend::Sqlite => {
                let file = SqliteConnectOptions::from_str(url)?;
                (Turns::one_by_one(patience), Versions::of_file(file.get_filename()))
            }
            Backend::Postgres => {
                let versions = Versions::of_server(Lender::new(url, backend, 1, limits)?);
                (Turns::at_once(patience), versions)
            }
        };
        let statements = Statements::over(lender.clone(), turns.clone());
        let repeated = Arc::default();
        Ok(Self { lender, statements, pulse, backend, turns, versions, repeated })
    }

    /// What its connections are about.
    pub fn connections(&self) -> Connections {
        self.lender.connections()
    }

    /// How many transactions were done once more since the beginning, because the database had
    /// rolled them back or had gone away.
    pub fn repeated(&self) -> u64 {
        self.repeated.load(Ordering::Relaxed)
    }

    /// Where single statements run.
    pub const fn pool(&self) -> &Statements {
        &self.statements
    }

    /// A connection for several statements that only read. It is no transaction: each of them sees
    /// what is there when it runs. It may turn out to be lost, and then they are put once more over
    /// another one, as [`Batches`](crate::Batches) does.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where none was to be had in time.
    pub async fn lend(&self) -> Result<Loan> {
        Ok(self.lender.lend().await?)
    }

    /// The same for statements that are put once only: the connection has answered just now.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where none was to be had in time.
    pub async fn lend_asked(&self) -> Result<Loan> {
        Ok(self.lender.lend_asked().await?)
    }

    /// The state of the database now, to be told before something is read; while the same is told
    /// again, what was read is still so, whoever writes. Nothing where that cannot be told cheaply:
    /// then read.
    pub async fn version(&self) -> Option<Version> {
        self.versions.now().await
    }

    /// Which database this is.
    pub const fn backend(&self) -> Backend {
        self.backend
    }

    /// What a statement calls the bytes of a text, in UTF-8: neither database understands the other.
    /// `text` is a name or an expression.
    pub fn bytes_of(&self, text: &str) -> String {
        match self.backend {
            Backend::Sqlite => format!("CAST({text} AS BLOB)"),
            Backend::Postgres => format!("CONVERT_TO({text}, 'UTF8')"),
        }
    }

    /// Begins a transaction that writes. SQLite takes its write lock at once, so that no
    /// transaction fails halfway because another began to write. Writers of this process queue for
    /// it without a connection.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where no connection or lock was to be had in time.
    pub async fn begin(&self) -> Result<Transaction> {
        let turn = self.turns.take().await?;
        let loan = self.lender.lend().await?;
        let begun = Transaction::begin(loan, turn, self.beginning()).await;
        Ok(begun?)
    }

    /// What a transaction that writes begins with.
    const fn beginning(&self) -> &'static str {
        match self.backend {
            Backend::Sqlite => "BEGIN IMMEDIATE",
            Backend::Postgres => "BEGIN",
        }
    }

    /// Begins a transaction that writes for as long as there is something to write: everything is
    /// restored or moved in one.
    ///
    /// # Errors
    /// As [`Database::begin`].
    pub async fn begin_long(&self) -> Result<Transaction> {
        let mut transaction = self.begin().await?;
        if self.backend == Backend::Postgres {
            transaction.execute(WITHOUT_END).await?;
        }
        Ok(transaction)
    }

    /// Begins a transaction that only reads, and sees what was there at its first statement,
    /// whoever writes meanwhile. Nobody who writes waits for it.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where no connection was to be had in time.
    pub async fn snapshot(&self) -> Result<Transaction> {
        let begin = match self.backend {
            Backend::Sqlite => "BEGIN",
            Backend::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        let loan = self.lender.lend().await?;
        let mut snapshot = Transaction::begin(loan, None, begin).await?;
        if self.backend == Backend::Postgres {
            // It reads for as long as there is something to read.
            snapshot.execute(WITHOUT_END).await?;
        }
        Ok(snapshot)
    }

    /// Whether the database answers, however many wait for the pool.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where it does not.
    pub async fn ping(&self) -> Result<()> {
        let mut loan = self.pulse.lend().await?;
        let answer = loan.execute("SELECT 1").await;
        loan.answered_with(&answer);
        answer?;
        Ok(())
    }

    /// Ends every connection, after the statements that are under way, as long as patience lasts.
    pub async fn close(&self) {
        tokio::join!(self.pulse.close(), self.versions.close(), self.lender.close());
    }
}

pub(crate) fn backend_of(url: &str) -> Option<Backend> {
    match url.split_once(':')?.0 {
        "sqlite" => Some(Backend::Sqlite),
        "postgres" | "postgresql" => Some(Backend::Postgres),
        _ => None,
    }
}
