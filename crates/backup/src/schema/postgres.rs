//! PostgreSQL's catalogue.

use sqlx::AnyConnection;

use super::Described;
use crate::Result;

pub(super) async fn tables(connection: &mut AnyConnection) -> Result<Vec<Described>> {
    let names: Vec<(String,)> = sqlx::query_as(
        "SELECT c.relname::TEXT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace \
         WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') \
         AND NOT c.relispartition",
    )
    .fetch_all(&mut *connection)
    .await?;
    let mut tables = Vec::with_capacity(names.len());
    for (name,) in names {
        let columns: Vec<(String, String)> = sqlx::query_as(
            "SELECT attname::TEXT, upper(format_type(atttypid, atttypmod)) FROM pg_attribute \
             WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attnum",
        )
        .bind(name.as_str())
        .fetch_all(&mut *connection)
        .await?;
        let key: Vec<(String,)> = sqlx::query_as(
            "SELECT a.attname::TEXT FROM pg_index i JOIN pg_attribute a \
             ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) \
             WHERE i.indrelid = to_regclass($1) AND i.indisprimary \
             ORDER BY array_position(i.indkey::int2[], a.attnum)",
        )
        .bind(name.as_str())
        .fetch_all(&mut *connection)
        .await?;
        let refers_to: Vec<(String,)> = sqlx::query_as(
            "SELECT DISTINCT c.relname::TEXT FROM pg_constraint k \
             JOIN pg_class c ON c.oid = k.confrelid \
             WHERE k.conrelid = to_regclass($1) AND k.contype = 'f'",
        )
        .bind(name.as_str())
        .fetch_all(&mut *connection)
        .await?;
        tables.push(Described {
            columns,
            key: key.into_iter().map(|(column,)| column).collect(),
            refers_to: refers_to.into_iter().map(|(other,)| other).collect(),
            name,
        });
    }
    Ok(tables)
}
