//! On and back.

use leptos::prelude::*;

use super::Patience;
use crate::{site::Hydrated, words::say};

/// The buttons below a step: one that goes on, and one that goes back.
#[component]
pub fn StepButtons(
    /// What going on is called here.
    #[prop(into)]
    label: Signal<&'static str>,
    /// Whether something is under way.
    #[prop(into)]
    busy: Signal<bool>,
    /// Whether going on has to wait.
    #[prop(optional, into)]
    waits: Signal<bool>,
    /// Whether there is nothing to go back to.
    #[prop(into)]
    first: Signal<bool>,
    /// Called to go back.
    #[prop(into)]
    on_back: Callback<()>,
) -> impl IntoView {
    let hydrated = Hydrated::signal();
    view! {
        <div class="buttons">
            <button type="submit" class="button" disabled=move || busy.get() || waits.get() || !hydrated.get()>
                {move || label.get()}
            </button>
            <button
                type="button"
                class="button button--quiet"
                hidden=move || first.get()
                disabled=move || busy.get()
                on:click=move |_| on_back.run(())
            >
                {say::button_back()}
            </button>
        </div>
        <Patience busy />
    }
}
