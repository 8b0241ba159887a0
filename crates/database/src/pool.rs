//! The pool.

use std::{path::Path, sync::Arc, time::Duration};

use sqlx::{
    AnyConnection, AnyPool, Executor as _,
    any::{AnyPoolOptions, install_default_drivers},
};

use tokio::{sync::Semaphore, time::timeout};

use crate::{Error, Migrations, Result, Transaction};

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

    /// The defaults over an SQLite file, which is made where it is missing.
    pub fn sqlite(file: &Path) -> Self {
        Self::new(format!("sqlite://{}?mode=rwc", file.display()))
    }
}

/// A pool of connections to one database.
#[derive(Clone, Debug)]
pub struct Database {
    pool: AnyPool,
    /// One connection for [`Database::ping`], which must not queue behind everybody's requests: a
    /// gateway that is busy is not a gateway that is gone.
    pulse: AnyPool,
    backend: Backend,
    /// Whose turn it is to write, where one writes at a time.
    turns: Option<Arc<Semaphore>>,
    patience: Duration,
}

impl Database {
    /// Connects, and brings the schema up to date.
    ///
    /// # Errors
    /// [`Error::UnknownBackend`], [`Error::Unavailable`] or [`Error::Migration`].
    pub async fn open(settings: &Settings, migrations: &Migrations) -> Result<Self> {
        install_default_drivers();
        let backend = backend_of(&settings.url).ok_or(Error::UnknownBackend)?;
        let patience = settings.patience;
        let options = AnyPoolOptions::new()
            .acquire_timeout(patience)
            // A file does not go away between two statements; a server may.
            .test_before_acquire(backend == Backend::Postgres)
            .after_connect(move |connection, _| Box::pin(prepare(connection, backend, patience)));
        let pulse = options.clone().max_connections(1).connect_lazy(&settings.url)?;
        let pool = options.max_connections(settings.connections).connect(&settings.url).await?;
        migrations.run(&pool, backend).await?;
        let turns = (backend == Backend::Sqlite).then(|| Arc::new(Semaphore::new(1)));
        Ok(Self { pool, pulse, backend, turns, patience })
    }

    /// The pool, to run single statements on.
    pub const fn pool(&self) -> &AnyPool {
        &self.pool
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
        let Some(turns) = &self.turns else {
            return Ok(Transaction::new(self.pool.begin().await?, None));
        };
        let turn = timeout(self.patience, Arc::clone(turns).acquire_owned()).await;
        let turn = turn.ok().and_then(Result::ok).ok_or(sqlx::Error::PoolTimedOut)?;
        Ok(Transaction::new(self.pool.begin_with("BEGIN IMMEDIATE").await?, Some(turn)))
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
        self.pool.close().await;
    }
}

fn backend_of(url: &str) -> Option<Backend> {
    match url.split_once(':')?.0 {
        "sqlite" => Some(Backend::Sqlite),
        "postgres" | "postgresql" => Some(Backend::Postgres),
        _ => None,
    }
}

async fn prepare(
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
