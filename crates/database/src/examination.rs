//! What a database says of itself, without changing anything.

use sqlx::{AnyConnection, AssertSqlSafe, Connection as _, any::install_default_drivers};

use crate::{Backend, Error, Migrations, Result, Settings, pool::backend_of};

/// What a database says of itself.
#[derive(Clone, Debug)]
pub struct Examination {
    /// Which database it is.
    pub backend: Backend,
    /// Its release, such as `3.50.2` or `15.18`.
    pub release: String,
    /// The steps of the schema that it has had and those that are known here, each as the number of
    /// the last one.
    pub schema: (i64, i64),
    /// Its own time, in milliseconds since 1970; nothing where it has no clock of its own.
    pub now: Option<i64>,
    /// Whether it can be written to.
    pub writable: bool,
    /// Whether tables can be made, which another step of the schema may need.
    pub may_migrate: bool,
    /// The connections that it takes, and those that there are; nothing where it counts none.
    pub connections: Option<(i64, i64)>,
}

impl Examination {
    /// Asks the database at `settings`, which must be there.
    ///
    /// # Errors
    /// [`Error::UnknownBackend`], or what keeps it from answering.
    pub async fn of(settings: &Settings, migrations: &Migrations) -> Result<Self> {
        install_default_drivers();
        let backend = backend_of(&settings.url).ok_or(Error::UnknownBackend)?;
        // Nothing is made where nothing is.
        let there = settings.clone().existing();
        let mut connection = AnyConnection::connect(&there.url).await?;
        let examined = match backend {
            Backend::Sqlite => on_file(&mut connection, migrations).await,
            Backend::Postgres => on_server(&mut connection, migrations).await,
        };
        connection.close().await?;
        examined
    }

    /// Whether a table has a row. It has none where it is not there, nor the file of its database.
    ///
    /// # Errors
    /// [`Error::UnknownBackend`], or what keeps the database from answering.
    pub async fn has_rows(settings: &Settings, table: &'static str) -> Result<bool> {
        install_default_drivers();
        let backend = backend_of(&settings.url).ok_or(Error::UnknownBackend)?;
        if settings.file().is_some_and(|file| !file.exists()) {
            return Ok(false);
        }
        let mut connection = AnyConnection::connect(&settings.clone().existing().url).await?;
        let there = match backend {
            Backend::Sqlite => "SELECT COUNT(*) FROM sqlite_schema WHERE name = $1",
            Backend::Postgres => "SELECT COUNT(to_regclass($1))",
        };
        let there: i64 = sqlx::query_scalar(there).bind(table).fetch_one(&mut connection).await?;
        let rows = match there {
            0 => 0,
            _ => {
                let any = format!("SELECT COUNT(*) FROM (SELECT 1 FROM {table} LIMIT 1) one");
                sqlx::query_scalar(AssertSqlSafe(any)).fetch_one(&mut connection).await?
            }
        };
        connection.close().await?;
        Ok(rows > 0_i64)
    }
}

async fn on_file(connection: &mut AnyConnection, migrations: &Migrations) -> Result<Examination> {
    let release = text(connection, "SELECT sqlite_version()").await?;
    let had = number(connection, "SELECT MAX(version) FROM _sqlx_migrations WHERE success").await;
    let writable = sqlx::query("BEGIN IMMEDIATE").execute(&mut *connection).await.is_ok();
    if writable {
        sqlx::query("ROLLBACK").execute(&mut *connection).await?;
    }
    Ok(Examination {
        backend: Backend::Sqlite,
        release,
        schema: (had.unwrap_or_default(), last(migrations.sqlite)),
        now: None,
        writable,
        may_migrate: writable,
        connections: None,
    })
}

async fn on_server(connection: &mut AnyConnection, migrations: &Migrations) -> Result<Examination> {
    let release = text(connection, "SELECT current_setting('server_version')").await?;
    let now = "SELECT (EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT";
    let now = number(connection, now).await?;
    let follows = "SELECT pg_is_in_recovery()::INT::BIGINT";
    let follows = number(connection, follows).await? != 0;
    let read_only = text(connection, "SELECT current_setting('transaction_read_only')").await?;
    let creates = "SELECT has_schema_privilege(current_schema(), 'CREATE')::INT::BIGINT";
    let may_migrate = number(connection, creates).await? != 0;
    let most = "SELECT current_setting('max_connections')::BIGINT \
                - current_setting('superuser_reserved_connections')::BIGINT";
    let most = number(connection, most).await?;
    // What other roles do is not shown to everybody; how many there are, is.
    let there = "SELECT COALESCE(SUM(numbackends), 0)::BIGINT FROM pg_stat_database";
    let there = number(connection, there).await?;
    // Last, since a schema that is not there yet fails the statement.
    let had = number(connection, "SELECT MAX(version) FROM _sqlx_migrations WHERE success").await;
    Ok(Examination {
        backend: Backend::Postgres,
        release: release.split_whitespace().next().unwrap_or_default().to_owned(),
        schema: (had.unwrap_or_default(), last(migrations.postgres)),
        now: Some(now),
        writable: !follows && read_only == "off",
        may_migrate,
        connections: Some((most, there)),
    })
}

fn last(steps: &[(i64, &str, &str)]) -> i64 {
    steps.iter().map(|(version, _, _)| *version).max().unwrap_or_default()
}

async fn text(connection: &mut AnyConnection, sql: &'static str) -> Result<String> {
    Ok(sqlx::query_scalar(sql).fetch_one(connection).await?)
}

async fn number(connection: &mut AnyConnection, sql: &'static str) -> Result<i64> {
    Ok(sqlx::query_scalar(sql).fetch_one(connection).await?)
}
