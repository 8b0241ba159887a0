//! Keys that nobody knows.

use serde_json::Value;

use crate::{Fault, Keys, Kind, key::without_positions};

/// How alike two keys have to be for one to be offered for the other, from 0 to 1.
const ALIKE: f64 = 0.8;

/// What is wrong with the keys of `values`: those that there are not, and tables where a value
/// belongs.
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
            _ if keys.at(&place).is_some() || is_table(keys, &place) => {}
            _ => faults.push(Fault { message: message(keys, &place), key: place }),
        }
    }
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
