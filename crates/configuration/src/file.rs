//! The file.

use std::{collections::BTreeMap, fs, path::Path};

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use crate::{Place, fault::Refusal};

/// What a file holds.
#[derive(Debug, Default)]
pub struct File {
    /// Its values.
    pub values: Value,
    /// Where each is, by its place in the file: `services[1].name`.
    pub lines: BTreeMap<String, usize>,
}

/// Reads a file.
///
/// # Errors
/// It cannot be read, or is no TOML.
pub fn read(file: &Path) -> Result<File, Refusal> {
    let refused =
        |line, message: String| Err(Refusal::one(Place::Line(file.to_owned(), line), "", message));
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) => return refused(1, format!("it cannot be read: {error}")),
    };
    let no_toml = |error: &toml::de::Error| {
        let at = error.span().map_or(0, |span| span.start);
        refused(line_of(&text, at), format!("this is no TOML: {}", error.message()))
    };
    let spans = match DeTable::parse(&text) {
        Ok(spans) => spans,
        Err(error) => return no_toml(&error),
    };
    let values = match toml::from_str(&text) {
        Ok(values) => values,
        Err(error) => return no_toml(&error),
    };
    let mut lines = BTreeMap::new();
    note_table("", spans.get_ref(), &text, &mut lines);
    Ok(File { values, lines })
}

fn note_table(above: &str, table: &DeTable<'_>, text: &str, lines: &mut BTreeMap<String, usize>) {
    for (key, value) in table {
        let place = match above {
            "" => key.get_ref().to_string(),
            above => format!("{above}.{}", key.get_ref()),
        };
        lines.insert(place.clone(), line_of(text, key.span().start));
        note_value(&place, value.get_ref(), text, lines);
    }
}

fn note_value(place: &str, value: &DeValue<'_>, text: &str, lines: &mut BTreeMap<String, usize>) {
    match value {
        DeValue::Table(table) => note_table(place, table, text, lines),
        DeValue::Array(values) => {
            for (position, value) in values.iter().enumerate() {
                let place = format!("{place}[{position}]");
                lines.insert(place.clone(), line_of(text, value.span().start));
                note_value(&place, value.get_ref(), text, lines);
            }
        }
        _ => {}
    }
}

fn line_of(text: &str, at: usize) -> usize {
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().filter(|&&byte| byte == b'\n').count() + 1
}
