//! Rows out of a table and into one.

use database::Backend;
use futures_util::TryStreamExt as _;
use sha2::{Digest as _, Sha256};
use sqlx::{AnyConnection, AssertSqlSafe};

use crate::{
    Result,
    cell::{Cell, Row, row_of, write_line},
    manifest::Total,
    schema::{Kind, Table},
};

/// The most rows that are held at a time, also by whoever reads a backup: more of them make another
/// form of archives.
pub(crate) const PAGE_ROWS: usize = 200;
/// The most bytes of lines that are held at a time; one row more may pass it.
const PAGE_BYTES: usize = 1024 * 1024;

/// Some rows of a table, and the lines that stand for them.
#[derive(Default)]
pub(crate) struct Page {
    pub rows: Vec<Row>,
    pub lines: Vec<u8>,
}

/// What was counted of a table so far.
pub(crate) struct Tally {
    rows: u64,
    digest: Sha256,
}

impl Tally {
    pub fn new() -> Self {
        Self { rows: 0, digest: Sha256::new() }
    }

    pub fn add(&mut self, page: &Page) {
        self.rows += page.rows.len() as u64;
        self.digest.update(&page.lines);
    }

    pub fn total(self, table: &Table) -> Total {
        Total { name: table.name.clone(), rows: self.rows, sha256: hex(&self.digest.finalize()) }
    }
}

/// Hands every row of a table over, page by page in the order of its primary key, and says what
/// there was.
pub(crate) async fn read(
    connection: &mut AnyConnection,
    backend: Backend,
    table: &Table,
    mut hand_over: impl AsyncFnMut(Page) -> Result<()>,
) -> Result<Total> {
    let mut tally = Tally::new();
    let mut page = Page::default();
    let query = sqlx::query(AssertSqlSafe(selection(backend, table))).persistent(false);
    let mut rows = query.fetch(connection);
    while let Some(row) = rows.try_next().await? {
        let row = row_of(&row, table)?;
        write_line(&row, &mut page.lines);
        page.rows.push(row);
        if page.rows.len() >= PAGE_ROWS || page.lines.len() >= PAGE_BYTES {
            let full = std::mem::take(&mut page);
            tally.add(&full);
            hand_over(full).await?;
        }
    }
    if !page.rows.is_empty() {
        tally.add(&page);
        hand_over(page).await?;
    }
    Ok(tally.total(table))
}

/// What there is of a table.
pub(crate) async fn count(
    connection: &mut AnyConnection,
    backend: Backend,
    table: &Table,
) -> Result<Total> {
    read(connection, backend, table, async |_| Ok(())).await
}

/// Adds rows to a table, in one statement.
pub(crate) async fn insert(
    connection: &mut AnyConnection,
    backend: Backend,
    table: &Table,
    rows: Vec<Row>,
) -> Result<()> {
    let statement = insertion(backend, table, rows.len());
    let mut query = sqlx::query(AssertSqlSafe(statement)).persistent(false);
    for cell in rows.into_iter().flatten() {
        query = match cell {
            Cell::Text(text) => query.bind(text),
            Cell::Integer(number) => query.bind(number),
            Cell::Bytes(bytes) => query.bind(bytes),
            Cell::Null(Kind::Text) => query.bind(None::<String>),
            Cell::Null(Kind::Integer) => query.bind(None::<i64>),
            Cell::Null(Kind::Bytes) => query.bind(None::<Vec<u8>>),
        };
    }
    query.execute(connection).await?;
    Ok(())
}

/// Whether a table has no row.
pub(crate) async fn is_empty(connection: &mut AnyConnection, table: &Table) -> Result<bool> {
    let asked = format!("SELECT COUNT(*) FROM (SELECT 1 FROM {} LIMIT 1) one", quoted(&table.name));
    let there: i64 = sqlx::query_scalar(AssertSqlSafe(asked)).fetch_one(connection).await?;
    Ok(there == 0)
}

/// Has numbers that the database draws go on behind the highest that is there. SQLite does so by
/// itself.
pub(crate) async fn go_on_counting(
    connection: &mut AnyConnection,
    backend: Backend,
    table: &Table,
) -> Result<()> {
    if backend == Backend::Sqlite {
        return Ok(());
    }
    let drawn: Vec<(String,)> = sqlx::query_as(
        "SELECT attname::TEXT FROM pg_attribute \
         WHERE attrelid = to_regclass($1) AND attidentity <> ''",
    )
    .bind(table.name.as_str())
    .fetch_all(&mut *connection)
    .await?;
    for (column,) in drawn {
        let set = format!(
            "SELECT setval(pg_get_serial_sequence($1, $2), highest) \
             FROM (SELECT MAX({}) AS highest FROM {}) rows WHERE highest > 0",
            quoted(&column),
            quoted(&table.name),
        );
        let query = sqlx::query(AssertSqlSafe(set)).bind(table.name.as_str()).bind(column.as_str());
        query.fetch_all(&mut *connection).await?;
    }
    Ok(())
}

fn selection(backend: Backend, table: &Table) -> String {
    let columns: Vec<_> = table.columns.iter().map(|column| quoted(&column.name)).collect();
    // Byte by byte, as SQLite compares text, whatever the language of the database is.
    let is_text = |name: &String| {
        table.columns.iter().any(|column| column.name == *name && column.kind == Kind::Text)
    };
    let order = |name: &String| match backend {
        Backend::Postgres if is_text(name) => format!("{} COLLATE \"C\"", quoted(name)),
        _ => quoted(name),
    };
    let key: Vec<_> = table.key.iter().map(order).collect();
    let name = quoted(&table.name);
    format!("SELECT {} FROM {name} ORDER BY {}", columns.join(", "), key.join(", "))
}

fn insertion(backend: Backend, table: &Table, rows: usize) -> String {
    let columns: Vec<_> = table.columns.iter().map(|column| quoted(&column.name)).collect();
    let width = columns.len();
    let row = |row: usize| {
        let places: Vec<_> = (1..=width).map(|place| format!("${}", row * width + place)).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<_> = (0..rows).map(row).collect();
    // Numbers that the database would draw are given.
    let given = if backend == Backend::Postgres { "OVERRIDING SYSTEM VALUE " } else { "" };
    let (name, columns) = (quoted(&table.name), columns.join(", "));
    format!("INSERT INTO {name} ({columns}) {given}VALUES {}", rows.join(", "))
}

/// A name as SQL takes it.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
