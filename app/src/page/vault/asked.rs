//! What somebody has asked for on a page, before they were led to the pattern.
//!
//! What a pattern opens once is asked for again where the person comes back to. Only where they
//! have asked for it in this tab before: an address from elsewhere asks for nothing.

use leptos::prelude::window;

const KEY: &str = "tessera-vault-asked";

/// Remembers what was asked for.
pub fn remember(what: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        // A browser that keeps nothing lets the person ask twice.
        let _ = storage.set_item(KEY, what);
    }
}

/// Whether this was asked for; forgets it.
pub fn take(what: &str) -> bool {
    let Ok(Some(storage)) = window().session_storage() else { return false };
    let asked = storage.get_item(KEY).ok().flatten();
    let _ = storage.remove_item(KEY);
    asked.as_deref() == Some(what)
}
