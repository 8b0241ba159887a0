//! An instant on a page.

use leptos::prelude::*;

use crate::words::{instant, local_instant, machine_instant};

/// An instant, for people and for machines.
#[component]
pub fn When(
    /// Milliseconds since the epoch.
    at: i64,
) -> impl IntoView {
    let told = RwSignal::new(instant(at));
    Effect::new(move |_| {
        if let Some(local) = local_instant(at) {
            told.set(local);
        }
    });
    view! { <time class="when" datetime=machine_instant(at)>{move || told.get()}</time> }
}
