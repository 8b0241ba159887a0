//! What stands on a page that could not start.

use leptos::prelude::*;

use crate::words::say;

/// Hidden, until the first script of the page marks the document with `data-failed`.
#[component]
pub fn Failed() -> impl IntoView {
    view! {
        <p class="failed notice notice--wrong" role="alert">
            {say::frame_failed()}
        </p>
    }
}
