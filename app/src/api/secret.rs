//! Text that never shows.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A password on its way. It does not show in `Debug`, so that it cannot slip into a log.
#[derive(Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Takes what was typed.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// What was typed.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}
