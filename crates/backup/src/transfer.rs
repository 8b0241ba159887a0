//! From one database to another, of whichever kind.

use ambient::Timestamp;
use database::{Backend, Database, Migrations, Transaction};
use sqlx::AssertSqlSafe;

use crate::{
    Error, Report, Result,
    create::Source,
    manifest::{FORMAT, Manifest, Totals},
    restore::{compare, make_schema, refuse_unless_empty},
    rows,
    schema::Schema,
};

/// Copies every row to an empty database and compares both sides; nothing is kept there unless they
/// agree, and nothing is changed in the source. Nobody can write to the source meanwhile.
///
/// # Errors
/// [`Error::NothingThere`], [`Error::NotEmpty`], [`Error::LaterSchema`], [`Error::LaterDatabase`],
/// [`Error::Differs`], or whatever keeps one of the databases from being used.
pub async fn transfer(
    source: &Source<'_>,
    target: &Database,
    migrations: &Migrations,
    now: Timestamp,
) -> Result<Report> {
    let from = source.database.backend();
    let mut held = source.database.begin_long().await?;
    let schema = hold(&mut held, from).await?;
    if schema.tables.is_empty() {
        return Err(Error::NothingThere);
    }
    if schema.step > migrations.last() {
        return Err(Error::LaterDatabase { found: schema.step, known: migrations.last() });
    }
    let to = target.backend();
    let mut filling = target.begin_long().await?;
    refuse_unless_empty(&mut filling, to, schema.step).await?;
    make_schema(&mut filling, to, migrations, (schema.step, &schema.tables)).await?;
    let mut totals = Totals { tables: Vec::new(), files: Vec::new() };
    for table in &schema.tables {
        let insert =
            async |page: rows::Page| rows::insert(&mut filling, to, table, page.rows).await;
        totals.tables.push(rows::read(&mut held, from, table, insert).await?);
    }
    compare(&mut filling, to, &schema.tables, &totals).await?;
    // Where the source's locks are gone, somebody may have written there: then nothing is kept.
    held.commit().await?;
    filling.commit().await?;
    let manifest = Manifest {
        format: FORMAT,
        program: source.program.to_owned(),
        version: source.version.to_owned(),
        schema: schema.step,
        taken_at: now.millis(),
        tables: schema.tables,
        files: Vec::new(),
        left_out: Vec::new(),
    };
    Ok(Report::new(manifest, totals))
}

/// Keeps everybody from writing until the transaction ends, and reads the schema. On SQLite a
/// transaction that writes has done so by beginning.
async fn hold(held: &mut Transaction, backend: Backend) -> Result<Schema> {
    if backend == Backend::Sqlite {
        return Schema::read(held, backend).await;
    }
    let schema = Schema::read(held, backend).await?;
    let names: Vec<_> = schema.tables.iter().map(|table| rows::quoted(&table.name)).collect();
    if !names.is_empty() {
        let lock = format!("LOCK TABLE {} IN SHARE MODE", names.join(", "));
        sqlx::query(AssertSqlSafe(lock)).execute(&mut **held).await?;
    }
    // With all tables locked, every statement sees the same rows.
    Schema::read(held, backend).await
}
