//! The vault is locked, and another site has led here: the person decides whether to go on.

use leptos::prelude::*;

/// Asks before a code is mailed.
#[component]
pub fn Ask(
    /// Called when the person wants the code.
    #[prop(into)]
    on_ask: Callback<()>,
) -> impl IntoView {
    view! {
        <section class="card">
            <h1>"Your vault is locked"</h1>
            <p>"Another site has led you here. To open your vault, have a pattern mailed to you."</p>
            <p>
                <button type="button" class="button" on:click=move |_| on_ask.run(())>
                    "Send me a pattern"
                </button>
            </p>
        </section>
    }
}
