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

use sqlx::{
    AnyConnection, AnyPool, Connection as _, Executor as _,
    any::{AnyPoolOptions, install_default_drivers},
    sqlite::SqliteConnectOptions,
};

use crate::{
    Connections, Error, Loan, Migrations, Result, Statements, Transaction, Version, turns::Turns,
    version::Versions,
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

/// What transactions take of a file, where one writes at a time: one connection, and one that is on
/// its way back.
const WRITERS: u32 = 2;

/// Takes the limits of time from a transaction of PostgreSQL.
const WITHOUT_END: &str =
    "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0";

/// A pool of connections to one database.
#[derive(Clone, Debug)]
pub struct Database {
    /// For transactions; on PostgreSQL for everything.
    pool: AnyPool,
    statements: Statements,
    /// One connection for [`Database::ping`], which must not queue behind everybody's requests: a
    /// gateway that is busy is not a gateway that is gone.
    pulse: AnyPool,
    backend: Backend,
    turns: Turns,
    versions: Option<Versions>,
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
        migrations.run(&database.pool, database.backend).await?;
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
        let options = AnyPoolOptions::new()
            .acquire_timeout(patience)
            // A file does not go away between two statements; of a server is asked more.
            .test_before_acquire(false)
            .before_acquire(move |connection, _| Box::pin(is_fit(connection, backend)))
            .after_connect(move |connection, _| Box::pin(prepare(connection, backend, limits)));
        let pulse = options.clone().max_connections(1).connect_lazy(&settings.url)?;
        let many = settings.connections;
        let most = if backend == Backend::Sqlite { many.min(WRITERS) } else { many };
        let pool = options.max_connections(most).connect(&settings.url).await?;
        let (statements, turns) = match backend {
            Backend::Sqlite => {
                let turns = Turns::one_by_one(patience);
                let url = &settings.url;
                (Statements::on_file(url, many, limits, turns.clone())?, turns)
            }
            Backend::Postgres => {
                let turns = Turns::at_once(patience);
                (Statements::on_server(pool.clone(), turns.clone()), turns)
            }
        };
        let versions = (backend == Backend::Sqlite)
            .then(|| SqliteConnectOptions::from_str(&settings.url))
            .transpose()?
            .map(|options| Versions::of(options.get_filename()));
        let repeated = Arc::default();
        Ok(Self { pool, statements, pulse, backend, turns, versions, repeated })
    }

    /// What its connections are about.
    pub fn connections(&self) -> Connections {
        self.statements.connections()
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
    /// what is there when it runs.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where none was to be had in time.
    pub async fn lend(&self) -> Result<Loan> {
        self.statements.lend().await
    }

    /// The state of the database now, to be told before something is read; while the same is told
    /// again, what was read is still so, whoever writes. Nothing where that cannot be told cheaply:
    /// then read.
    pub fn version(&self) -> Option<Version> {
        self.versions.as_ref()?.now()
    }

    /// Which database this is.
    pub const fn backend(&self) -> Backend {
        self.backend
    }

    /// Begins a transaction that writes. SQLite takes its write lock at once, so that no
    /// transaction fails halfway because another began to write. Writers of this process queue for
    /// it without a connection.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where no connection or lock was to be had in time.
    pub async fn begin(&self) -> Result<Transaction> {
        let turn = self.turns.take().await?;
        let begun = match self.backend {
            Backend::Sqlite => self.pool.begin_with("BEGIN IMMEDIATE").await?,
            Backend::Postgres => self.pool.begin().await?,
        };
        Ok(Transaction::new(begun, turn))
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
    pub async fn snapshot(&self) -> Result<sqlx::Transaction<'static, sqlx::Any>> {
        let begin = match self.backend {
            Backend::Sqlite => "BEGIN",
            Backend::Postgres => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
        };
        let mut snapshot = self.pool.begin_with(begin).await?;
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
        sqlx::query("SELECT 1").execute(&self.pulse).await?;
        Ok(())
    }

    /// Ends every connection, after the statements that are under way.
    pub async fn close(&self) {
        self.pulse.close().await;
        self.statements.close().await;
        self.pool.close().await;
    }
}

pub(crate) fn backend_of(url: &str) -> Option<Backend> {
    match url.split_once(':')?.0 {
        "sqlite" => Some(Backend::Sqlite),
        "postgres" | "postgresql" => Some(Backend::Postgres),
        _ => None,
    }
}

/// How long a connection waits, and for what.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// For a lock.
    pub patience: Duration,
    /// For a statement to end, where a server counts that.
    pub statement: Duration,
}

/// What every connection is told first.
pub(crate) async fn prepare(
    connection: &mut AnyConnection,
    backend: Backend,
    limits: Limits,
) -> sqlx::Result<()> {
    let millis = limits.patience.as_millis();
    match backend {
        Backend::Sqlite => {
            let wait = format!("PRAGMA busy_timeout = {millis}");
            connection.execute(sqlx::AssertSqlSafe(wait)).await?;
            connection.execute("PRAGMA journal_mode = WAL").await?;
            connection.execute("PRAGMA synchronous = FULL").await?;
            connection.execute("PRAGMA foreign_keys = ON").await?;
            connection.execute("PRAGMA secure_delete = ON").await?;
        }
        Backend::Postgres => {
            let statement = limits.statement.as_millis();
            let waits = format!(
                "SET lock_timeout = {millis}; SET statement_timeout = {statement}; \
                 SET idle_in_transaction_session_timeout = {statement}"
            );
            connection.execute(sqlx::AssertSqlSafe(waits)).await?;
            if !leads(connection, backend).await? {
                let follows = "this server only follows another one";
                return Err(sqlx::Error::Io(std::io::Error::other(follows)));
            }
        }
    }
    Ok(())
}

/// Whether a connection can be used once more. A file that was full has rolled the transaction back
/// by itself, and whoever ends it then is refused: sqlx counts it as open for ever after.
async fn is_fit(connection: &mut AnyConnection, backend: Backend) -> sqlx::Result<bool> {
    Ok(!connection.is_in_transaction() && leads(connection, backend).await?)
}

/// Whether a connection is there and takes writes: after a failover the server at its other end
/// may only follow another one.
async fn leads(connection: &mut AnyConnection, backend: Backend) -> sqlx::Result<bool> {
    if backend == Backend::Sqlite {
        return Ok(true);
    }
    let follows = "SELECT pg_is_in_recovery()::INT::BIGINT";
    Ok(sqlx::query_scalar::<_, i64>(follows).fetch_one(connection).await? == 0)
}
