//! SQLite's catalogue.

use sqlx::AnyConnection;

use super::Described;
use crate::Result;

pub(super) async fn tables(connection: &mut AnyConnection) -> Result<Vec<Described>> {
    let names: Vec<(String,)> = sqlx::query_as(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'",
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut tables = Vec::with_capacity(names.len());
    for (name,) in names {
        let columns: Vec<(String, String, i64)> =
            sqlx::query_as("SELECT name, upper(type), pk FROM pragma_table_info($1) ORDER BY cid")
                .bind(name.as_str())
                .fetch_all(&mut *connection)
                .await?;
        let refers_to: Vec<(String,)> =
            sqlx::query_as("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list($1)")
                .bind(name.as_str())
                .fetch_all(&mut *connection)
                .await?;
        let mut key: Vec<_> = columns.iter().filter(|(.., place)| *place > 0).collect();
        key.sort_by_key(|(.., place)| *place);
        tables.push(Described {
            key: key.into_iter().map(|(column, ..)| column.clone()).collect(),
            columns: columns.into_iter().map(|(column, kind, _)| (column, kind)).collect(),
            refers_to: refers_to.into_iter().map(|(other,)| other).collect(),
            name,
        });
    }
    Ok(tables)
}
