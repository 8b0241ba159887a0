//! What was done, said where it was asked for.

use leptos::{html::Div, prelude::*};

/// Says what was done. It takes the focus: the button that asked for it is often gone.
#[component]
pub fn Said(
    /// What it says; empty text shows nothing.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let element = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if !text.with(String::is_empty)
            && let Some(element) = element.get()
        {
            let _ = element.focus();
        }
    });
    view! {
        <div
            class="notice notice--good"
            role="status"
            tabindex="-1"
            node_ref=element
            hidden=move || text.with(String::is_empty)
        >
            {move || text.get()}
        </div>
    }
}
