//! What is said where an answer takes its time.

use std::time::Duration;

use leptos::prelude::*;

use crate::words::say;

/// Nobody wonders before that.
const LONG: Duration = Duration::from_secs(4);

/// Says that something goes on once it has taken longer than it usually does.
#[component]
pub fn Patience(
    /// Whether something is under way.
    #[prop(into)]
    busy: Signal<bool>,
) -> impl IntoView {
    let long = RwSignal::new(false);
    Effect::new(move |_| {
        long.set(false);
        if !busy.get() {
            return;
        }
        let wait = move || {
            long.try_set(true);
        };
        if let Ok(timer) = set_timeout_with_handle(wait, LONG) {
            on_cleanup(move || timer.clear());
        }
    });
    view! {
        <p class="patience" role="status">{move || long.get().then(say::form_still_waiting)}</p>
    }
}
