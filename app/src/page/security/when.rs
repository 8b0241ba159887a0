//! An instant on a page.

use leptos::prelude::*;

use crate::words::{instant, machine_instant};

/// An instant, for people and for machines.
#[component]
pub fn When(
    /// Milliseconds since the epoch.
    at: i64,
) -> impl IntoView {
    view! { <time class="when" datetime=machine_instant(at)>{instant(at)}</time> }
}
