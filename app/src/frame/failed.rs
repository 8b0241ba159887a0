//! What stands on a page that could not start.

use leptos::prelude::*;

/// Hidden, until the first script of the page marks the document with `data-failed`.
#[component]
pub fn Failed() -> impl IntoView {
    view! {
        <p class="failed notice notice--wrong" role="alert">
            "This page could not start in your browser, so its buttons do nothing. Check your connection and reload the page. If that does not help, allow WebAssembly for this site, or use a newer browser."
        </p>
    }
}
