//! The pool.

use std::{path::Path, str::FromStr as _, time::Duration};

use sqlx::{
    AnyConnection, AnyPool, Executor as _,
    any::{AnyPoolOptions, install_default_drivers},
    sqlite::SqliteConnectOptions,
};

use crate::{
    Error, Loan, Migrations, Result, Statements, Transaction, Version, turns::Turns,
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
}

impl Settings {
    /// The defaults over the database at `url`.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), connections: 8, patience: Duration::from_secs(5) }
    }

    /// The same database, which is not made where it is missing.
    #[must_use]
    pub fn existing(self) -> Self {
        Self { url: self.url.replace("mode=rwc", "mode=rw"), ..self }
    }

    /// The defaults over an SQLite file, which is made where it is missing.
    pub fn sqlite(file: &Path) -> Self {
        Self::new(format!("sqlite://{}?mode=rwc", file.display()))
    }
}

/// What transactions take of a file, where one writes at a time: one connection, and one that is on
/// its way back.
const WRITERS: u32 = 2;

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
        let options = AnyPoolOptions::new()
            .acquire_timeout(patience)
            // A file does not go away between two statements; a server may.
            .test_before_acquire(backend == Backend::Postgres)
            .after_connect(move |connection, _| Box::pin(prepare(connection, backend, patience)));
        let pulse = options.clone().max_connections(1).connect_lazy(&settings.url)?;
        let many = settings.connections;
        let most = if backend == Backend::Sqlite { many.min(WRITERS) } else { many };
        let pool = options.max_connections(most).connect(&settings.url).await?;
        let (statements, turns) = match backend {
            Backend::Sqlite => {
                let turns = Turns::one_by_one(patience);
                let url = &settings.url;
                (Statements::on_file(url, many, patience, turns.clone())?, turns)
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
        Ok(Self { pool, statements, pulse, backend, turns, versions })
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
        Ok(self.pool.begin_with(begin).await?)
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

/// What every connection is told first.
pub(crate) async fn prepare(
    connection: &mut AnyConnection,
    backend: Backend,
    patience: Duration,
) -> sqlx::Result<()> {
    let millis = patience.as_millis();
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
            let wait = format!("SET lock_timeout = {millis}");
            connection.execute(sqlx::AssertSqlSafe(wait)).await?;
        }
    }
    Ok(())
}
