//! Values, as the types of a program.

use std::collections::BTreeSet;

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Draft;
use crate::{Fault, Place, Refusal, unknown::expected};

impl Draft {
    /// What the keys of `T` hold. It may leave keys to others.
    ///
    /// # Errors
    /// A [`Refusal`] with every value that is not what its key takes.
    pub fn take<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        let (mut values, mut lines) = (self.values.clone(), Vec::new());
        // A type says no more than the first thing that it does not take: that is put aside, and
        // it is asked again.
        let mut aside = BTreeSet::new();
        loop {
            let taken: Result<T, _> = serde_path_to_error::deserialize(&values);
            let error = match taken {
                Ok(taken) if lines.is_empty() => return Ok(taken),
                Ok(_) => return Err(Refusal { lines }),
                Err(error) => error,
            };
            let place = match error.path().to_string() {
                root if root == "." => String::new(),
                place => place,
            };
            // What lacks a value that was put aside is not wrong by itself.
            let lacks = |gone: &String| is_inside(gone, &place);
            if !aside.iter().any(lacks) {
                lines.push(self.refused(&place, error.inner()));
            }
            match self.put_aside(&mut values, &place, &aside) {
                Some(place) => aside.insert(place),
                None => return Err(Refusal { lines }),
            };
        }
    }

    /// Why the value at a place is not taken.
    fn refused(&self, place: &str, error: &serde_json::Error) -> (Place, Fault) {
        let mut message = error.to_string();
        if self.keys.at(place).is_some_and(|key| key.secret) {
            // What serde says has the value in it.
            message = "this is no text; write text, in quotes".to_owned();
        } else if let Some(expected) = expected(&self.keys, place) {
            message = format!("{message}; write {expected}");
        }
        (self.place(place), Fault { key: place.to_owned(), message })
    }

    /// Puts the default of a key where its value was, or nothing where there is none; a list goes as
    /// a whole, so that places in it stay what they are. Says what was put aside, if anything was.
    fn put_aside(
        &self,
        values: &mut Value,
        place: &str,
        aside: &BTreeSet<String>,
    ) -> Option<String> {
        let place = match place.strip_suffix(']').and_then(|place| place.rfind('[')) {
            Some(list) => place.get(..list)?,
            None => place,
        };
        let (above, name) = place.rsplit_once('.').unwrap_or(("", place));
        let table = at(values, above)?.as_object_mut()?;
        let removed = table.remove(name)?;
        let default = self.keys.at(place).and_then(|key| key.default.clone());
        if let Some(default) =
            default.filter(|default| !aside.contains(place) && *default != removed)
        {
            table.insert(name.to_owned(), default);
        }
        Some(place.to_owned())
    }
}

/// The value at a place such as `services[1].name`.
fn at<'a>(values: &'a mut Value, place: &str) -> Option<&'a mut Value> {
    let mut value = values;
    for step in place.split(['.', '[']).filter(|step| !step.is_empty()) {
        value = match step.strip_suffix(']') {
            Some(position) => value.get_mut(position.parse::<usize>().ok()?)?,
            None => value.get_mut(step)?,
        };
    }
    Some(value)
}

/// Whether a place is in the table or list at another.
fn is_inside(place: &str, other: &str) -> bool {
    place.strip_prefix(other).is_some_and(|rest| rest.starts_with(['.', '[']) || other.is_empty())
}
