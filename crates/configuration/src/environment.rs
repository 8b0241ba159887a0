//! The environment.

use serde_json::Value;

use crate::{
    Fault, Keys, Kind, Place,
    unknown::{EMPTY, closest, is_empty},
};

/// A value that a variable gives.
pub struct Given {
    /// The variable.
    pub variable: String,
    /// The key.
    pub key: String,
    /// The value.
    pub value: Value,
}

/// Reads the variables that begin with `prefix`: the key in capitals, `__` between a table and its
/// key.
pub fn read(
    keys: &Keys,
    prefix: &str,
    variables: impl Iterator<Item = (String, String)>,
    wrong: &mut Vec<(Place, Fault)>,
) -> Vec<Given> {
    let mut all = Vec::new();
    for (variable, text) in variables {
        let Some(name) = variable.strip_prefix(prefix) else { continue };
        let key = name.to_ascii_lowercase().replace("__", ".");
        let mut refuse = |message: String| {
            let fault = Fault { key: key.clone(), message };
            wrong.push((Place::Variable(variable.clone()), fault));
        };
        let Some(known) = keys.at(&key).filter(|known| !known.path.contains("[]")) else {
            let similar = meant(keys, prefix, &variable)
                .or_else(|| closest(keys, &key).map(|key| variable_of(prefix, key)));
            refuse(match similar {
                Some(similar) => format!("there is no such variable; did you mean {similar}?"),
                None => "there is no such variable".to_owned(),
            });
            continue;
        };
        match value(&known.kind, &text) {
            Some(value) if is_empty(keys, &key, &value) => refuse(EMPTY.to_owned()),
            Some(value) => all.push(Given { variable, key, value }),
            None => refuse(format!("write {}", known.kind.expected())),
        }
    }
    all
}

/// The variable that was meant where another has one underscore for two, or two for one.
pub fn meant(keys: &Keys, prefix: &str, variable: &str) -> Option<String> {
    let folded = |name: &str| name.replace("__", "_");
    let single = keys.iter().filter(|key| !key.path.contains("[]"));
    let mut known = single.map(|key| variable_of(prefix, &key.path));
    known.find(|known| known != variable && folded(known) == folded(variable))
}

/// The variable of a key.
pub fn variable_of(prefix: &str, key: &str) -> String {
    format!("{prefix}{}", key.replace('.', "__").to_ascii_uppercase())
}

/// What the text of a variable means; nothing where it means nothing.
fn value(kind: &Kind, text: &str) -> Option<Value> {
    match kind {
        Kind::Text | Kind::Choice(_) => Some(text.into()),
        Kind::Number => text.trim().parse::<i64>().ok().map(Value::from),
        Kind::Flag => text.trim().parse::<bool>().ok().map(Value::from),
        Kind::Texts => {
            let table: toml::Table = toml::from_str(&format!("list = {text}")).ok()?;
            let list = table.get("list")?.as_array()?;
            list.iter().map(|text| text.as_str().map(Value::from)).collect()
        }
    }
}
