//! Values from everywhere, and where each comes from.

mod take;
#[cfg(test)]
pub mod tests;

use std::{collections::BTreeMap, path::Path};

use serde::Serialize;
use serde_json::{Map, Value};

use crate::{
    Fault, Faults, Keys, Place, Refusal, environment,
    file::{self, File},
    secret::holds_secret,
    unknown::{EMPTY, is_empty, unknown},
};

/// Where values come from.
#[derive(Debug)]
pub struct Sources<'a> {
    /// What there is to be configured.
    pub keys: Keys,
    /// The file, where there is one.
    pub file: Option<&'a Path>,
    /// What the names of variables begin with.
    pub prefix: &'a str,
    /// Whether a variable with this prefix is somebody else's: given what follows the prefix.
    pub foreign: fn(&str) -> bool,
    /// The command line: key and value. They come last.
    pub arguments: Vec<(&'static str, Value)>,
}

/// A configuration that has been read, and not yet been looked at.
#[derive(Debug)]
pub struct Draft {
    keys: Keys,
    values: Value,
    places: BTreeMap<String, Place>,
    file_holds_secret: bool,
}

/// A value that somebody has given.
#[derive(Debug)]
pub struct Setting {
    /// The key.
    pub key: String,
    /// The value; dots where it is secret.
    pub value: String,
    /// Where it comes from.
    pub place: Place,
}

impl Sources<'_> {
    /// Reads all of them.
    ///
    /// # Errors
    /// A [`Refusal`] with every key that there is not and every text that is empty, or the first
    /// thing that keeps a source from being read.
    pub fn read(self) -> Result<Draft, Refusal> {
        let ours = std::env::vars_os().filter_map(|(name, text)| {
            let name = name.into_string().ok()?;
            let rest = name.strip_prefix(self.prefix)?;
            // Somebody else's, unless one underscore more or less makes it ours.
            let ours = !(self.foreign)(rest)
                || environment::meant(&self.keys, self.prefix, &name).is_some();
            ours.then_some((name, text))
        });
        let mut variables = Vec::new();
        for (name, text) in ours {
            let Ok(text) = text.into_string() else {
                return Err(Refusal::one(Place::Variable(name), "", "this is no UTF-8"));
            };
            variables.push((name, text));
        }
        self.read_with(variables)
    }

    fn read_with(self, variables: Vec<(String, String)>) -> Result<Draft, Refusal> {
        let Self { keys, file, prefix, arguments, .. } = self;
        let read = file.map(file::read).transpose()?.unwrap_or_default();
        let File { values, lines } = read;
        let values = if values.is_object() { values } else { Value::Object(Map::new()) };
        let mut places = BTreeMap::new();
        if let Some(file) = file {
            let at = |(key, line)| (key, Place::Line(file.to_owned(), line));
            places.extend(lines.into_iter().map(at));
        }
        let file_holds_secret = holds_secret(&keys, &values);
        let mut draft = Draft { keys, values, places, file_holds_secret };
        let unknown = unknown(&draft.keys, &draft.values).into_iter();
        let mut wrong: Vec<_> = unknown.map(|fault| (draft.place(&fault.key), fault)).collect();
        let given = environment::read(&draft.keys, prefix, variables.into_iter(), &mut wrong);
        for given in given {
            draft.set(&given.key, given.value, Place::Variable(given.variable));
        }
        for (key, value) in arguments {
            if is_empty(&draft.keys, key, &value) {
                let fault = Fault { key: key.to_owned(), message: EMPTY.to_owned() };
                wrong.push((Place::Argument, fault));
            }
            draft.set(key, value, Place::Argument);
        }
        draft.fill();
        if wrong.is_empty() { Ok(draft) } else { Err(Refusal { lines: wrong }) }
    }
}

impl Draft {
    /// Refuses it, where something is wrong with what it says.
    ///
    /// # Errors
    /// A [`Refusal`] with all of them.
    pub fn judge(&self, faults: &Faults) -> Result<(), Refusal> {
        if faults.is_empty() {
            return Ok(());
        }
        let line = |fault: &Fault| (self.place(&fault.key), fault.clone());
        Err(Refusal { lines: faults.iter().map(line).collect() })
    }

    /// Where the value of a key comes from. For one that a table lacks, that is the table.
    #[must_use]
    pub fn place(&self, key: &str) -> Place {
        let mut key = key;
        loop {
            if let Some(place) = self.places.get(key) {
                return place.clone();
            }
            match key.rfind(['.', '[']) {
                Some(end) => key = key.get(..end).unwrap_or_default(),
                None => return Place::Default,
            }
        }
    }

    /// Whether a secret stands in the file, also one that something else overrules.
    #[must_use]
    pub const fn file_holds_secret(&self) -> bool {
        self.file_holds_secret
    }

    /// Everything that is not left to defaults, in the order of the keys.
    #[must_use]
    pub fn settings(&self) -> Vec<Setting> {
        let mut settings = Vec::new();
        self.note("", &self.values, &mut settings);
        settings
    }

    fn note(&self, place: &str, value: &Value, settings: &mut Vec<Setting>) {
        match value {
            Value::Object(table) => {
                for (name, value) in table {
                    let dot = if place.is_empty() { "" } else { "." };
                    self.note(&format!("{place}{dot}{name}"), value, settings);
                }
            }
            Value::Array(values) if values.iter().any(Value::is_object) => {
                for (position, value) in values.iter().enumerate() {
                    self.note(&format!("{place}[{position}]"), value, settings);
                }
            }
            value => {
                let Some(source) = self.places.get(place) else { return };
                let secret = self.keys.at(place).is_none_or(|key| key.secret);
                let value = if secret { "••••".to_owned() } else { value.to_string() };
                settings.push(Setting { key: place.to_owned(), value, place: source.clone() });
            }
        }
    }

    /// Gives tables that are there by default what nobody has said of them.
    fn fill(&mut self) {
        let defaults = self.keys.sections().filter_map(|section| {
            let default = section.default.as_ref()?.as_object()?;
            Some((section.path.clone(), default.clone()))
        });
        for (path, default) in defaults.collect::<Vec<_>>() {
            let table = path.split('.').try_fold(&mut self.values, |table, name| {
                let entries = table.as_object_mut()?;
                Some(entries.entry(name).or_insert_with(|| Value::Object(Map::new())))
            });
            let Some(table) = table.and_then(Value::as_object_mut) else { continue };
            for (name, value) in default {
                table.entry(name).or_insert(value);
            }
        }
    }

    fn set(&mut self, key: &str, value: Value, place: Place) {
        let mut table = &mut self.values;
        let mut names = key.split('.').peekable();
        while let Some(name) = names.next() {
            if !table.is_object() {
                *table = Value::Object(Map::new());
            }
            let Some(entries) = table.as_object_mut() else { return };
            if names.peek().is_none() {
                entries.insert(name.to_owned(), value);
                break;
            }
            table = entries.entry(name).or_insert(Value::Null);
        }
        self.places.insert(key.to_owned(), place);
    }
}

/// A value for [`Sources::arguments`], where an argument was given.
#[must_use]
pub fn argument<T: Serialize>(
    key: &'static str,
    given: Option<T>,
) -> Option<(&'static str, Value)> {
    Some((key, serde_json::to_value(given?).ok()?))
}
