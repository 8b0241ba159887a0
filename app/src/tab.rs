//! What a tab keeps over a reload (HTML §12.2, `sessionStorage`): it is gone when the tab is closed,
//! or when somebody signs out. Never a secret.

use leptos::prelude::window;
use serde::{Serialize, de::DeserializeOwned};

/// Keeps something. A browser that keeps nothing lets people enter it twice.
pub fn keep(name: &str, what: &impl Serialize) {
    if let (Ok(Some(storage)), Ok(text)) = (window().session_storage(), serde_json::to_string(what))
    {
        let _ = storage.set_item(&key(name), &text);
    }
}

/// What was kept under a name.
pub fn kept<T: DeserializeOwned>(name: &str) -> Option<T> {
    let storage = window().session_storage().ok()??;
    serde_json::from_str(&storage.get_item(&key(name)).ok()??).ok()
}

/// Keeps it no longer.
pub fn forget(name: &str) {
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.remove_item(&key(name));
    }
}

fn key(name: &str) -> String {
    format!("tessera-{name}")
}
