//! Values of rows, and the lines that stand for rows.
//!
//! A line is a JSON array: `null`, a number, or a string, which is base64 where the column holds
//! bytes. The same row makes the same line, whichever database it was read from.

use std::fmt;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::de::{self, DeserializeSeed, Deserializer, SeqAccess, Unexpected, Visitor};
use serde_json::Value;
use sqlx::{Row as _, any::AnyRow};

use crate::{
    Error, Result,
    rows::PAGE_ROWS,
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

/// Reads the lines of rows of `table`, of which there are no more than a page has.
pub(crate) fn read_lines(lines: &[u8], table: &Table) -> Result<Vec<Row>> {
    let Some(lines) = lines.strip_suffix(b"\n") else { return Err(wrong(table)) };
    let lines = lines.split(|byte| *byte == b'\n');
    if lines.clone().nth(PAGE_ROWS).is_some() {
        let name = &table.name;
        return Err(Error::contradiction(format!("{name} has more than {PAGE_ROWS} rows at once")));
    }
    lines.map(|line| read_line(line, table)).collect()
}

fn read_line(line: &[u8], table: &Table) -> Result<Row> {
    let mut values = serde_json::Deserializer::from_slice(line);
    let row = RowOf(table).deserialize(&mut values);
    row.and_then(|row| values.end().map(|()| row)).map_err(|_| wrong(table))
}

/// Reads the values of a row one by one: whatever a line holds, no more than a row is ever held.
struct RowOf<'a>(&'a Table);

impl<'de> DeserializeSeed<'de> for RowOf<'_> {
    type Value = Row;

    fn deserialize<D: Deserializer<'de>>(self, line: D) -> Result<Row, D::Error> {
        line.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for RowOf<'_> {
    type Value = Row;

    fn expecting(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(into, "a row of {} columns", self.0.columns.len())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Row, A::Error> {
        let mut row = Row::with_capacity(self.0.columns.len());
        for column in &self.0.columns {
            let cell = values.next_element_seed(CellOf(column.kind))?;
            row.push(cell.ok_or_else(|| de::Error::invalid_length(row.len(), &self))?);
        }
        Ok(row)
    }
}

/// Reads a value of a kind.
struct CellOf(Kind);

impl<'de> DeserializeSeed<'de> for CellOf {
    type Value = Cell;

    fn deserialize<D: Deserializer<'de>>(self, value: D) -> Result<Cell, D::Error> {
        value.deserialize_any(self)
    }
}

impl Visitor<'_> for CellOf {
    type Value = Cell;

    fn expecting(&self, into: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(into, "a value of kind {:?}", self.0)
    }

    fn visit_unit<E: de::Error>(self) -> Result<Cell, E> {
        Ok(Cell::Null(self.0))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Cell, E> {
        match self.0 {
            Kind::Text => Ok(Cell::Text(text.to_owned())),
            Kind::Bytes => STANDARD.decode(text).map(Cell::Bytes).map_err(E::custom),
            Kind::Integer => Err(E::invalid_type(Unexpected::Str(text), &self)),
        }
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Cell, E> {
        match self.0 {
            Kind::Integer => Ok(Cell::Integer(number)),
            Kind::Text | Kind::Bytes => Err(E::invalid_type(Unexpected::Signed(number), &self)),
        }
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Cell, E> {
        self.visit_i64(i64::try_from(number).map_err(E::custom)?)
    }
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
            "[\"a\",-9223372036854775809,\"AA==\"]\n",
            "[\"a\",1,\"A\"]\n",
            "[\"a\",\"1\",\"AA==\"]\n",
            "[\"a\",1,2]\n",
            "[[],1,\"AA==\"]\n",
            "[{},1,\"AA==\"]\n",
            "[\"a\",1,\"AA==\"] 1\n",
            "[\"a\",1,\"AA==\"]\n\n",
            "{}\n",
        ] {
            let read = read_lines(line.as_bytes(), &table());
            assert!(matches!(read, Err(Error::Contradiction(_))), "{line:?}");
        }
    }

    #[test]
    fn no_more_rows_are_read_than_a_page_has() {
        let line = "[\"a\",1,\"AA==\"]\n";
        let read = |rows: usize| read_lines(line.repeat(rows).as_bytes(), &table());
        assert_eq!(read(PAGE_ROWS).unwrap().len(), PAGE_ROWS);
        let refused = read(PAGE_ROWS + 1).unwrap_err().to_string();
        assert!(refused.contains("more than 200 rows"), "{refused}");
    }
}
