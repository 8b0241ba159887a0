//! How long the vault stays open, and the way to close it.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::lock_now,
    fresh_page::{forget_what_was_sent, load_afresh},
    words::{self, say},
};

/// What happens when the time is over: the page is left, unless somebody is typing on it. Then
/// what was open leaves it, and `stays` is called.
pub fn close(typing: bool, stays: impl FnOnce()) {
    if typing {
        forget_what_was_sent();
        stays();
    } else {
        load_afresh("/account?vault=locked");
    }
}

/// The countdown and "Lock now".
#[component]
pub fn OpenFor(
    /// Seconds that the vault stays open, counting down.
    left: Signal<u64>,
    /// Called when the time is over.
    #[prop(into)]
    on_over: Callback<()>,
) -> impl IntoView {
    let locking = RwSignal::new(false);
    Effect::new(move |was_over: Option<bool>| {
        let over = left.get() == 0;
        if over && was_over != Some(true) {
            on_over.run(());
        }
        over
    });
    let lock = move |_| {
        locking.set(true);
        spawn_local(async move {
            // Whatever the answer, what was on the screen goes.
            load_afresh(if lock_now().await.is_ok() {
                "/account?vault=closed"
            } else {
                "/account?vault=open"
            });
        });
    };
    view! {
        <div class="open-for">
            <p class="open-for__time">
                {say::vault_open_for()}
                " "
                <strong data-testid="vault-countdown">{move || words::countdown(left.get())}</strong>
            </p>
            <button type="button" class="button button--quiet" disabled=locking on:click=lock>{say::vault_lock_now()}</button>
        </div>
    }
}
