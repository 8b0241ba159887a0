//! What went wrong, said once, where the eye and the focus are.

use leptos::{html::Div, prelude::*};

/// A notice that takes the focus when its text appears. Empty text shows nothing.
#[component]
pub fn Notice(
    /// What it says.
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
            class="notice notice--wrong"
            role="alert"
            tabindex="-1"
            node_ref=element
            hidden=move || text.with(String::is_empty)
        >
            {move || text.get()}
        </div>
    }
}
