//! Values of rows, and the lines that stand for rows.
//!
//! A line is a JSON array: `null`, a number, or a string, which is base64 where the column holds
//! bytes. The same row makes the same line, whichever database it was read from.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::Value;
use sqlx::{Row as _, any::AnyRow};

use crate::{
    Error, Result,
    schema::{Kind, Table},
};

/// A value of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Null(Kind),
    Text(String),
    Integer(i64),
    Bytes(Vec<u8>),
}

/// A row in the order of its table's columns.
pub(crate) type Row = Vec<Cell>;

/// Reads a row of `table`, whose columns were selected in their order.
pub(crate) fn row_of(row: &AnyRow, table: &Table) -> Result<Row> {
    let cell = |(place, kind)| {
        Ok(match kind {
            Kind::Text => row.try_get::<Option<String>, _>(place)?.map(Cell::Text),
            Kind::Integer => row.try_get::<Option<i64>, _>(place)?.map(Cell::Integer),
            Kind::Bytes => row.try_get::<Option<Vec<u8>>, _>(place)?.map(Cell::Bytes),
        }
        .unwrap_or(Cell::Null(kind)))
    };
    table.columns.iter().map(|column| column.kind).enumerate().map(cell).collect()
}

/// Appends the line that stands for a row.
pub(crate) fn write_line(row: &Row, into: &mut Vec<u8>) {
    let value = |cell: &Cell| match cell {
        Cell::Null(_) => Value::Null,
        Cell::Text(text) => text.as_str().into(),
        Cell::Integer(number) => (*number).into(),
        Cell::Bytes(bytes) => STANDARD.encode(bytes).into(),
    };
    let line: Value = row.iter().map(value).collect();
    into.extend_from_slice(line.to_string().as_bytes());
    into.push(b'\n');
}

/// Reads the lines of rows of `table`.
pub(crate) fn read_lines(lines: &[u8], table: &Table) -> Result<Vec<Row>> {
    let Some(lines) = lines.strip_suffix(b"\n") else { return Err(wrong(table)) };
    lines.split(|byte| *byte == b'\n').map(|line| read_line(line, table)).collect()
}

fn read_line(line: &[u8], table: &Table) -> Result<Row> {
    let values: Vec<Value> = serde_json::from_slice(line).map_err(|_| wrong(table))?;
    if values.len() != table.columns.len() {
        return Err(wrong(table));
    }
    let cell = |(value, kind): (Value, Kind)| {
        Some(match (value, kind) {
            (Value::Null, kind) => Cell::Null(kind),
            (Value::String(text), Kind::Text) => Cell::Text(text),
            (Value::String(text), Kind::Bytes) => Cell::Bytes(STANDARD.decode(text).ok()?),
            (Value::Number(number), Kind::Integer) => Cell::Integer(number.as_i64()?),
            _ => return None,
        })
    };
    let kinds = table.columns.iter().map(|column| column.kind);
    values.into_iter().zip(kinds).map(cell).collect::<Option<_>>().ok_or_else(|| wrong(table))
}

fn wrong(table: &Table) -> Error {
    Error::contradiction(format!("a line of {} is no row of it", table.name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Column;

    fn table() -> Table {
        let column = |name: &str, kind| Column { name: name.into(), kind };
        Table {
            name: "t".into(),
            columns: vec![
                column("a", Kind::Text),
                column("b", Kind::Integer),
                column("c", Kind::Bytes),
            ],
            key: vec!["a".into()],
        }
    }

    #[test]
    fn a_row_is_read_as_it_is_written() {
        let rows = vec![
            vec![
                Cell::Text("line\nbreak \"ä\" \u{0}".into()),
                Cell::Integer(i64::MIN),
                Cell::Bytes(vec![0, 10, 255]),
            ],
            vec![Cell::Text(String::new()), Cell::Integer(i64::MAX), Cell::Bytes(Vec::new())],
            vec![Cell::Null(Kind::Text), Cell::Null(Kind::Integer), Cell::Null(Kind::Bytes)],
        ];
        let mut lines = Vec::new();
        rows.iter().for_each(|row| write_line(row, &mut lines));
        assert_eq!(lines.iter().filter(|byte| **byte == b'\n').count(), 3);
        assert_eq!(read_lines(&lines, &table()).unwrap(), rows);
    }

    #[test]
    fn what_is_no_row_of_the_table_is_refused() {
        for line in [
            "",
            "\n",
            "[]\n",
            "[\"a\",1,\"AA==\"]",
            "[\"a\",1]\n",
            "[\"a\",1,\"AA==\",null]\n",
            "[1,1,\"AA==\"]\n",
            "[\"a\",1.5,\"AA==\"]\n",
            "[\"a\",9223372036854775808,\"AA==\"]\n",
            "[\"a\",1,\"A\"]\n",
            "[\"a\",1,\"AA==\"]\n\n",
            "{}\n",
        ] {
            let read = read_lines(line.as_bytes(), &table());
            assert!(matches!(read, Err(Error::Contradiction(_))), "{line:?}");
        }
    }
}
