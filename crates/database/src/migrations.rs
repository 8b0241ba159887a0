//! The steps that bring a schema up to date.

use std::borrow::Cow;

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::{AnyConnection, Connection as _, Executor as _, SqlStr};

use crate::{Backend, Result};

/// The steps of one schema, in both dialects: `(version, name, sql)` each.
#[derive(Clone, Copy, Debug)]
pub struct Migrations {
    /// For SQLite.
    pub sqlite: &'static [(i64, &'static str, &'static str)],
    /// For PostgreSQL.
    pub postgres: &'static [(i64, &'static str, &'static str)],
}

impl Migrations {
    /// Applies the steps that the database has not seen, each in a transaction of its own, and ends
    /// the connection. Steps that it has seen and that are not known here are a newer release's:
    /// while replicas are replaced one by one, an older one may have to start once more.
    pub(crate) async fn run(&self, mut connection: AnyConnection, backend: Backend) -> Result<()> {
        if backend == Backend::Postgres {
            // A step over many rows takes as long as it takes. Its locks are given up as soon as
            // anybody's: whoever waits for a table makes everybody behind it wait as well.
            connection.execute("SET statement_timeout = 0").await?;
        }
        self.migrator(backend).run(&mut connection).await?;
        Ok(connection.close().await?)
    }

    /// Applies the steps up to and with `last` that were not applied yet, as part of whatever
    /// transaction `connection` is in.
    ///
    /// # Errors
    /// [`Error::Migration`](crate::Error::Migration).
    pub async fn apply(
        &self,
        connection: &mut AnyConnection,
        backend: Backend,
        last: i64,
    ) -> Result<()> {
        self.migrator(backend).run_direct(Some(last), connection, false).await?;
        Ok(())
    }

    /// The number of the last step.
    pub fn last(&self) -> i64 {
        // Both dialects have the same steps.
        self.sqlite.iter().map(|(version, ..)| *version).max().unwrap_or_default()
    }

    fn migrator(&self, backend: Backend) -> Migrator {
        let steps = match backend {
            Backend::Sqlite => self.sqlite,
            Backend::Postgres => self.postgres,
        };
        let steps = steps.iter().map(|(version, name, sql)| {
            let sql = SqlStr::from_static(sql);
            Migration::new(*version, Cow::Borrowed(name), MigrationType::Simple, sql, false)
        });
        let mut migrator = Migrator::with_migrations(steps.collect());
        migrator.set_ignore_missing(true);
        migrator
    }
}
