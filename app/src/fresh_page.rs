//! Leaving a page so that nothing of what it showed stays.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Loads a page of this site anew, in the place of this one: what was in the document and in the
/// memory of its scripts is gone, and the way back does not lead to it.
pub fn load_afresh(path: &str) {
    // Refused only for addresses that are none.
    let _ = window().location().replace(path);
}

/// Drops what the server had sent along with this page for its scripts, where the page itself has
/// to stay: what was typed on it would be lost.
pub fn forget_what_was_sent() {
    let sent = js_sys::Reflect::get(&window(), &"__RESOLVED_RESOURCES".into());
    if let Ok(sent) = sent.map(JsCast::unchecked_into::<js_sys::Array>)
        && js_sys::Array::is_array(&sent)
    {
        sent.set_length(0);
    }
    let Ok(scripts) = document().query_selector_all("script:not([src])") else { return };
    for index in 0..scripts.length() {
        if let Some(script) = scripts.get(index) {
            script.set_text_content(None);
        }
    }
}
