//! Keys that nobody knows, and keys that hold nothing.

use serde_json::Value;

use crate::{Fault, Keys, Kind, key::without_positions};

/// How alike two keys have to be for one to be offered for the other, from 0 to 1.
const ALIKE: f64 = 0.8;

/// What is wrong with a key that holds nothing.
pub const EMPTY: &str = "this is empty; write a text, or leave it out";

/// What is wrong with the keys of `values`: those that there are not, tables where a value belongs,
/// and texts without a letter.
pub fn unknown(keys: &Keys, values: &Value) -> Vec<Fault> {
    let mut faults = Vec::new();
    walk(keys, "", values, &mut faults);
    faults
}

fn walk(keys: &Keys, above: &str, value: &Value, faults: &mut Vec<Fault>) {
    let Some(table) = value.as_object() else { return };
    for (name, value) in table {
        let place = match above {
            "" => name.clone(),
            above => format!("{above}.{name}"),
        };
        match value {
            // A name in quotes, which would pass for another place.
            _ if name.contains(['.', '[']) => {
                let message = "there is no such key; write it without quotes".to_owned();
                faults.push(Fault { message, key: place });
            }
            Value::Object(_) if is_table(keys, &place) => walk(keys, &place, value, faults),
            Value::Array(tables) if is_table(keys, &format!("{place}[]")) => {
                for (position, table) in tables.iter().enumerate() {
                    walk(keys, &format!("{place}[{position}]"), table, faults);
                }
            }
            value if is_empty(keys, &place, value) => {
                faults.push(Fault { message: EMPTY.to_owned(), key: place });
            }
            _ if keys.at(&place).is_some() || is_table(keys, &place) => {}
            _ => faults.push(Fault { message: message(keys, &place), key: place }),
        }
    }
}

/// Whether a text was given at a key, and is none. What may be left out is left out, not empty: an
/// empty variable is one that somebody forgot to fill.
pub fn is_empty(keys: &Keys, place: &str, value: &Value) -> bool {
    keys.at(place).is_some_and(|key| key.kind == Kind::Text)
        && value.as_str().is_some_and(|text| text.trim().is_empty())
}

fn message(keys: &Keys, place: &str) -> String {
    match closest(keys, place) {
        Some(similar) => format!("there is no such key; did you mean {similar}?"),
        None => "there is no such key".to_owned(),
    }
}

fn is_table(keys: &Keys, place: &str) -> bool {
    let path = without_positions(place);
    keys.sections().any(|section| section.path == path)
}

/// The key that is most like what was written, if any is: by its name, and where names are equally
/// alike, in the same table.
pub fn closest<'a>(keys: &'a Keys, place: &str) -> Option<&'a str> {
    let path = without_positions(place);
    let (table, name) = split(&path);
    let alike = |key: &'a str| {
        let (key_table, key_name) = split(key);
        ((strsim::jaro_winkler(key_name, name), key_table == table), key)
    };
    let keys = keys.iter().map(|key| alike(&key.path));
    let best = keys.max_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
    (best.0.0 >= ALIKE).then_some(best.1)
}

fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('.').unwrap_or(("", path))
}

/// What to write at a place, where its kind says more than "text".
pub fn expected(keys: &Keys, place: &str) -> Option<String> {
    let kind = &keys.at(place)?.kind;
    (*kind != Kind::Text).then(|| kind.expected())
}
