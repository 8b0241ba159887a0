//! What somebody has asked for on a page, before they were led to the pattern.
//!
//! What a pattern opens once is asked for again where the person comes back to. Only where they
//! have asked for it in this tab before: an address from elsewhere asks for nothing.

use crate::tab;

const NAME: &str = "vault-asked";

/// Remembers what was asked for.
pub fn remember(what: &str) {
    tab::keep(NAME, &what);
}

/// Whether this was asked for; forgets it.
pub fn take(what: &str) -> bool {
    let asked = tab::kept::<String>(NAME);
    tab::forget(NAME);
    asked.as_deref() == Some(what)
}
