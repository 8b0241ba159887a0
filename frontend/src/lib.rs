//! The entry in the browser: takes over the page that the server has drawn.

#![recursion_limit = "512"]

use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Hydrates the page, once all of its code is there.
///
/// # Errors
/// A part of it did not arrive.
#[wasm_bindgen]
pub async fn hydrate() -> Result<(), JsError> {
    console_error_panic_hook::set_once();
    let path = leptos::prelude::location().pathname().unwrap_or_default();
    app::fetch_what_is_needed(&path).await.map_err(|error| JsError::new(&error.to_string()))?;
    leptos::mount::hydrate_body(app::App);
    Ok(())
}
