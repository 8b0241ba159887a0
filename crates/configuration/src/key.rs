//! What can be configured.

use schemars::{JsonSchema, Schema, generate::SchemaSettings};
use serde_json::{Map, Value};

/// What a key takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Any text, which environment variables hold as it is.
    Text,
    /// One of these words, each with what it means.
    Choice(Vec<(String, String)>),
    /// A whole number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list of texts.
    Texts,
}

impl Kind {
    /// What to write, after "write".
    #[must_use]
    pub fn expected(&self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Choice(words) => {
                let words: Vec<_> = words.iter().map(|(word, _)| word.as_str()).collect();
                words.join(" or ")
            }
            Self::Number => "a whole number".to_owned(),
            Self::Flag => "true or false".to_owned(),
            Self::Texts => r#"a list of texts, such as ["a", "b"]"#.to_owned(),
        }
    }
}

/// One key.
#[derive(Clone, Debug)]
pub struct Key {
    /// Where it is in a file: `listen`, `smtp.host`, and in each table of a list
    /// `services[].name`.
    pub path: String,
    /// What it takes.
    pub kind: Kind,
    /// What counts where it is not given.
    pub default: Option<Value>,
    /// Whether there is no default where its table is given.
    pub required: bool,
    /// Whether its value is not to be shown.
    pub secret: bool,
    /// What it is for.
    pub about: String,
}

/// A table of keys, or a list of such tables.
#[derive(Clone, Debug)]
pub struct Section {
    /// `smtp`, `services[]`.
    pub path: String,
    /// What it is for.
    pub about: String,
    /// What its keys hold where they are not given, although the types ask for them.
    pub default: Option<Value>,
}

/// Every key of a program: those at the top of a file, then its tables, each in the order of names.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    keys: Vec<Key>,
    sections: Vec<Section>,
}

impl Keys {
    /// The keys that `T` reads. A field is secret where its schema is extended by
    /// `"writeOnly" = true` (JSON Schema Validation 2020-12 §9.4).
    #[must_use]
    pub fn of<T: JsonSchema>() -> Self {
        let settings = SchemaSettings::draft2020_12().with(|settings| {
            settings.inline_subschemas = true;
        });
        let schema = settings.into_generator().into_root_schema_for::<T>();
        let mut keys = Self::default();
        keys.walk("", &schema);
        keys
    }

    /// These, and then those of `other`.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.keys.extend(other.keys);
        self.keys.sort_by_cached_key(|key| (key.path.contains('.'), key.path.clone()));
        self.sections.extend(other.sections);
        self.sections.sort_by_cached_key(|section| section.path.clone());
        self
    }

    /// Every key.
    pub fn iter(&self) -> impl Iterator<Item = &Key> {
        self.keys.iter()
    }

    /// The tables among them.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter()
    }

    /// The key at a place such as `services[1].name`.
    #[must_use]
    pub fn at(&self, place: &str) -> Option<&Key> {
        let path = without_positions(place);
        self.keys.iter().find(|key| key.path == path)
    }

    fn walk(&mut self, above: &str, schema: &Schema) {
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return };
        let required = schema.get("required").and_then(Value::as_array);
        let is_required = |name: &str| {
            required.is_some_and(|names| names.iter().any(|required| required == name))
        };
        let (tables, single): (Vec<_>, Vec<_>) = properties
            .iter()
            .map(|(name, schema)| (name, self::schema(schema)))
            .partition(|(_, schema)| table(schema).is_some());
        for (name, schema) in single {
            self.keys.push(Key {
                path: format!("{above}{name}"),
                kind: kind(&schema),
                default: schema.get("default").filter(|value| !value.is_null()).cloned(),
                required: is_required(name),
                secret: schema.get("writeOnly") == Some(&Value::Bool(true)),
                about: about(&schema),
            });
        }
        for (name, schema) in tables {
            let Some((below, list)) = table(&schema) else { continue };
            let path = format!("{above}{name}{}", if list { "[]" } else { "" });
            let default = schema.get("default").filter(|default| default.is_object()).cloned();
            let mut below = below;
            spread_default(&mut below, default.as_ref());
            self.sections.push(Section { path: path.clone(), about: about(&schema), default });
            self.walk(&format!("{path}."), &below);
        }
    }
}

/// A place without the positions in lists: `services[1].name` is `services[].name`.
pub fn without_positions(place: &str) -> String {
    let mut path = String::with_capacity(place.len());
    let mut inside = false;
    for letter in place.chars() {
        inside &= letter != ']';
        if !inside {
            path.push(letter);
        }
        inside |= letter == '[';
    }
    path
}

fn schema(value: &Value) -> Schema {
    Schema::try_from(value.clone()).unwrap_or_default()
}

/// What a schema says where a value is given: what may be left out may be null there.
fn given(schema: &Schema) -> Schema {
    let Some(ways) = schema.get("anyOf").and_then(Value::as_array) else { return schema.clone() };
    let some = ways.iter().find(|way| way.get("type") != Some(&Value::from("null")));
    some.map(self::schema).unwrap_or_default()
}

/// The schema of a table, and whether there may be many of it.
fn table(schema: &Schema) -> Option<(Schema, bool)> {
    let given = given(schema);
    let is_table = |schema: &Schema| schema.get("properties").is_some();
    if is_table(&given) {
        return Some((given, false));
    }
    let items = self::schema(given.get("items")?);
    is_table(&items).then_some((items, true))
}

fn kind(schema: &Schema) -> Kind {
    let schema = given(schema);
    let means = |way: &Value| {
        let about = way.get("description").and_then(Value::as_str).unwrap_or_default();
        Some((way.get("const")?.as_str()?.to_owned(), about.to_owned()))
    };
    if let Some(ways) = schema.get("oneOf").and_then(Value::as_array) {
        return Kind::Choice(ways.iter().filter_map(means).collect());
    }
    if schema.get("items").is_some() {
        return Kind::Texts;
    }
    let types = |name: &str| match schema.get("type") {
        Some(Value::Array(types)) => types.iter().any(|kind| kind == name),
        Some(kind) => kind == name,
        None => false,
    };
    if types("integer") {
        Kind::Number
    } else if types("boolean") {
        Kind::Flag
    } else {
        Kind::Text
    }
}

fn about(schema: &Schema) -> String {
    schema.get("description").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// A default of a whole table says the defaults of its keys.
fn spread_default(table: &mut Schema, default: Option<&Value>) {
    let Some(default) = default.and_then(Value::as_object) else { return };
    let Some(properties) = table.get_mut("properties").and_then(Value::as_object_mut) else {
        return;
    };
    for (name, value) in default {
        if let Some(property) = properties.get_mut(name).and_then(Value::as_object_mut) {
            let property: &mut Map<String, Value> = property;
            property.insert("default".to_owned(), value.clone());
        }
    }
    if let Some(schema) = table.as_object_mut() {
        schema.remove("required");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::tests::{Example, Limits};

    #[test]
    fn keys_come_from_the_types_with_their_defaults_and_docs() {
        let keys = Keys::of::<Example>().and(Keys::of::<Limits>());
        let paths: Vec<_> = keys.iter().map(|key| key.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "listen",
                "loud",
                "tries",
                "doors[].name",
                "doors[].paths",
                "mail.host",
                "mail.password",
                "mail.security",
                "main.name",
                "main.paths",
            ]
        );
        let listen = keys.at("listen").unwrap();
        assert_eq!(listen.default, Some("127.0.0.1:8000".into()));
        assert_eq!(listen.about, "Where to listen.");
        assert!(!listen.required);
        assert!(keys.at("mail.host").unwrap().required);
        assert!(keys.at("mail.password").unwrap().secret);
        assert_eq!(keys.at("tries").unwrap().kind, Kind::Number);
        assert_eq!(keys.at("doors[3].paths").unwrap().kind, Kind::Texts);
        let security = keys.at("mail.security").unwrap();
        assert_eq!(security.kind.expected(), "tls or none");
    }
}
