use leptos::{ev::SubmitEvent, prelude::*};

use crate::form::StepButtons;

#[component]
pub fn StepButtonsExample() -> impl IntoView {
    let first = RwSignal::new(true);
    let busy = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        first.set(false);
    };
    let label = Signal::derive(move || if first.get() { "Continue" } else { "Continue again" });
    view! {
        <form method="post" on:submit=submit>
            <StepButtons label busy first on_back=move |()| first.set(true) />
        </form>
    }
}
