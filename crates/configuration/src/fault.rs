//! What is wrong with a configuration.

use std::fmt;

use crate::Place;

/// What is wrong with one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The key, such as `services[1].name`; empty where it is the file as a whole.
    pub key: String,
    /// What is wrong, and what to write instead.
    pub message: String,
}

/// What is wrong with a configuration; nothing where it is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Notes what is wrong at `key`, where something is.
    pub fn unless(&mut self, fine: bool, key: impl Into<String>, message: impl Into<String>) {
        if !fine {
            self.0.push(Fault { key: key.into(), message: message.into() });
        }
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Fault> {
        self.0.iter()
    }
}

/// Why a configuration is refused: everything that is wrong with it, a line each.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Refusal {
    pub(crate) lines: Vec<(Place, Fault)>,
}

impl Refusal {
    pub(crate) fn one(place: Place, key: impl Into<String>, message: impl Into<String>) -> Self {
        Self { lines: vec![(place, Fault { key: key.into(), message: message.into() })] }
    }
}

/// Both, or everything that is wrong with either.
///
/// # Errors
/// A [`Refusal`] with the lines of both.
pub fn both<A, B>(one: Result<A, Refusal>, other: Result<B, Refusal>) -> Result<(A, B), Refusal> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (Err(mut one), Err(other)) => {
            one.lines.extend(other.lines);
            Err(one)
        }
        (Err(refusal), Ok(_)) | (Ok(_), Err(refusal)) => Err(refusal),
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the configuration is refused")?;
        for (place, fault) in &self.lines {
            write!(f, "\n  {place}: ")?;
            if !fault.key.is_empty() {
                write!(f, "{}: ", fault.key)?;
            }
            f.write_str(&fault.message)?;
        }
        Ok(())
    }
}
