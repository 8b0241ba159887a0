//! What operators tell a program about its backups and its database: the arguments, and what every
//! program does with them in the same way.

mod key;
mod moving;
mod reading;
mod writing;

use std::{
    fmt::Display,
    io::{self, Write as _, stderr, stdout},
};

use serde_json::Value;

pub use key::NewKey;
pub use moving::{Moving, Origin};
pub use reading::Reading;
pub use writing::Writing;

/// What a command says, for people and for programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    document: Value,
    text: String,
    beside: bool,
}

impl Said {
    /// The same as a document and as text.
    pub fn new(document: Value, text: impl Into<String>) -> Self {
        Self { document, text: text.into(), beside: false }
    }

    /// Words for people only, beside a standard output that is taken.
    fn beside_stdout(text: &impl Display) -> Self {
        Self { document: Value::Null, text: text.to_string(), beside: true }
    }

    /// Prints it; a pipe that closed is an error like others.
    ///
    /// # Errors
    /// The system's refusal.
    pub fn print(&self, json: bool) -> io::Result<()> {
        match (self.beside, json) {
            (true, _) => stderr().write_all(self.text.as_bytes()),
            (false, true) => stdout().write_all(format!("{:#}\n", self.document).as_bytes()),
            (false, false) => stdout().write_all(self.text.as_bytes()),
        }
    }
}
