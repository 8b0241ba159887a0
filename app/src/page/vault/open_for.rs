//! How long the vault stays open, and the way to close it.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

use crate::{api::lock_now, words};

/// The countdown and "Lock now". When the time is over, what was open leaves the screen.
#[component]
pub fn OpenFor(
    /// Seconds that the vault stays open, counting down.
    left: Signal<u64>,
    /// Called when the time is over.
    #[prop(into)]
    on_over: Callback<()>,
) -> impl IntoView {
    let navigate = use_navigate();
    let locking = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    Effect::new(move |was_over: Option<bool>| {
        let over = left.get() == 0;
        if over && was_over != Some(true) {
            on_over.run(());
        }
        over
    });
    let lock = move |_| {
        let navigate = navigate.clone();
        locking.set(true);
        spawn_local(async move {
            match lock_now().await {
                Ok(()) => navigate("/account", Default::default()),
                Err(error) => problem.set(words::sentence(error)),
            }
            locking.set(false);
        });
    };
    view! {
        <div class="open-for">
            <p class="open-for__time">
                "Open for " <strong data-testid="vault-countdown">{move || words::countdown(left.get())}</strong>
            </p>
            <button type="button" class="button button--quiet" disabled=locking on:click=lock>"Lock now"</button>
            <p class="open-for__problem" aria-live="polite">{move || problem.get()}</p>
        </div>
    }
}
