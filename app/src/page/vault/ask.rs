//! The vault is locked, and another site has led here: the person decides whether to go on.

use leptos::prelude::*;

use crate::{page::heading::PageHeading, words::say};

/// Asks before a code is mailed.
#[component]
pub fn Ask(
    /// Called when the person wants the code.
    #[prop(into)]
    on_ask: Callback<()>,
) -> impl IntoView {
    view! {
        <section class="card">
            <PageHeading>{say::vault_ask_heading()}</PageHeading>
            <p>{say::vault_ask_why()}</p>
            <p>
                <button type="button" class="button" on:click=move |_| on_ask.run(())>
                    {say::vault_ask_send()}
                </button>
            </p>
        </section>
    }
}
