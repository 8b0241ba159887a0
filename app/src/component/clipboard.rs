//! Text on its way to the clipboard.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Copies a text.
///
/// # Errors
/// Those of a browser that does not let the page copy.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    // Elsewhere browsers have no clipboard at all.
    if !window().is_secure_context() {
        return Err(JsValue::UNDEFINED);
    }
    let clipboard = window().navigator().clipboard();
    JsFuture::from(clipboard.write_text(text)).await.map(drop)
}
