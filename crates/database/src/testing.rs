//! Databases that live for one test.
//!
//! [`on_both`] gives a test one of each backend. The PostgreSQL cluster is started once a
//! process, as an unprivileged user, and ends with the process.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot have its database has failed"
)]

mod cluster;

use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;

use crate::{Backend, Database, Migrations, Settings};

/// An empty database that ends with the test, and its settings.
pub struct TestDatabase {
    /// How to open it, also a second time.
    pub settings: Settings,
    /// Which backend it is, for messages.
    pub backend: Backend,
    _folder: Option<TempDir>,
}

impl TestDatabase {
    /// A new database on `backend`.
    ///
    /// # Panics
    /// Where there is no PostgreSQL to start; the message says what to install.
    pub async fn new(backend: Backend) -> Self {
        match backend {
            Backend::Sqlite => sqlite(),
            Backend::Postgres => postgres().await,
        }
    }

    /// Opens it with a schema.
    ///
    /// # Panics
    /// Where the schema cannot be made.
    pub async fn open(&self, migrations: &Migrations) -> Database {
        Database::open(&self.settings, migrations).await.unwrap()
    }
}

/// Runs `story` on an SQLite and on a PostgreSQL database, one after the other.
pub async fn on_both<F: Future<Output = ()>>(story: impl Fn(TestDatabase) -> F) {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        story(TestDatabase::new(backend).await).await;
    }
}

fn sqlite() -> TestDatabase {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::sqlite(&folder.path().join("test.db"));
    TestDatabase { settings, backend: Backend::Sqlite, _folder: Some(folder) }
}

async fn postgres() -> TestDatabase {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let cluster = cluster::shared();
    let name = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
    let mut connection = PgConnection::connect(&cluster.url("postgres")).await.unwrap();
    connection.execute(AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    connection.close().await.unwrap();
    TestDatabase {
        settings: Settings::new(cluster.url(&name)),
        backend: Backend::Postgres,
        _folder: None,
    }
}
