//! Which tables there are, as the database itself says.

mod postgres;
mod sqlite;

use std::collections::BTreeSet;

use database::Backend;
use serde::{Deserialize, Serialize};
use sqlx::AnyConnection;

use crate::{Error, Result};

/// Where a database remembers its steps. They are its own, not part of what moves.
const STEPS: &str = "_sqlx_migrations";

/// What a column holds. There are no others in either program's schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    Text,
    Integer,
    Bytes,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Column {
    pub name: String,
    pub kind: Kind,
}

/// A table. It is the same on both databases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    /// The columns of its primary key, in the key's order.
    pub key: Vec<String>,
}

/// The tables of a database, each behind those that it refers to, and the step of its schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Schema {
    pub step: i64,
    pub tables: Vec<Table>,
}

/// A table as a catalogue describes it.
struct Described {
    name: String,
    /// Name and type of each column.
    columns: Vec<(String, String)>,
    key: Vec<String>,
    /// The tables that it refers to.
    refers_to: BTreeSet<String>,
}

impl Schema {
    /// Asks the database.
    pub async fn read(connection: &mut AnyConnection, backend: Backend) -> Result<Self> {
        let described = match backend {
            Backend::Sqlite => sqlite::tables(connection).await?,
            Backend::Postgres => postgres::tables(connection).await?,
        };
        let has_steps = described.iter().any(|table| table.name == STEPS);
        let step = if has_steps {
            let last = "SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations";
            sqlx::query_scalar(last).fetch_one(connection).await?
        } else {
            0
        };
        let described = described.into_iter().filter(|table| table.name != STEPS).collect();
        let tables = in_order(described)?.into_iter().map(Table::of).collect::<Result<_>>()?;
        Ok(Self { step, tables })
    }
}

impl Table {
    fn of(described: Described) -> Result<Self> {
        let Described { name, columns, key, .. } = described;
        let columns = columns.into_iter().map(|(column, kind)| match kind.as_str() {
            "TEXT" => Ok(Column { name: column, kind: Kind::Text }),
            "BIGINT" | "INTEGER" => Ok(Column { name: column, kind: Kind::Integer }),
            "BLOB" | "BYTEA" => Ok(Column { name: column, kind: Kind::Bytes }),
            _ => Err(Error::Kind { table: name.clone(), column, kind }),
        });
        Ok(Self { columns: columns.collect::<Result<_>>()?, name, key })
    }
}

/// Tables by name, but each behind those that it refers to.
fn in_order(mut open: Vec<Described>) -> Result<Vec<Described>> {
    open.sort_by(|one, other| one.name.cmp(&other.name));
    let mut placed: Vec<Described> = Vec::new();
    while let Some(first) = open.first() {
        let known = |name: &String| placed.iter().any(|table| &table.name == name);
        let free = open.iter().position(|table| {
            !table.key.is_empty()
                && table.refers_to.iter().all(|other| *other == table.name || known(other))
        });
        let Some(free) = free else { return Err(Error::Order(first.name.clone())) };
        placed.push(open.remove(free));
    }
    Ok(placed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn described(name: &str, refers_to: &[&str]) -> Described {
        Described {
            name: name.into(),
            columns: vec![("id".into(), "TEXT".into())],
            key: vec!["id".into()],
            refers_to: refers_to.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn tables_stand_behind_those_that_they_refer_to() {
        let tables = vec![
            described("a", &["c", "b"]),
            described("b", &["c"]),
            described("c", &[]),
            described("d", &["d"]),
        ];
        let names: Vec<_> = in_order(tables).unwrap().into_iter().map(|table| table.name).collect();
        assert_eq!(names, ["c", "b", "a", "d"]);
    }

    #[test]
    fn a_circle_a_table_without_key_and_an_unknown_type_are_refused() {
        let circle = vec![described("a", &["b"]), described("b", &["a"])];
        assert!(matches!(in_order(circle), Err(Error::Order(table)) if table == "a"));
        let keyless = Described { key: Vec::new(), ..described("a", &[]) };
        assert!(matches!(in_order(vec![keyless]), Err(Error::Order(_))));
        let odd = Described { columns: vec![("id".into(), "REAL".into())], ..described("a", &[]) };
        let Err(refused) = Table::of(odd) else { panic!("a REAL is taken") };
        assert!(refused.to_string().contains("a.id"), "{refused}");
    }
}
