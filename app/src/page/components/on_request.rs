//! A state that waits until somebody asks for it.

use leptos::prelude::*;

/// Shows its children on request: they take the focus as they appear, so that all of them together
/// would tear it from one to the next.
#[component]
pub fn OnRequest(
    /// The state.
    children: ChildrenFn,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <div class="tools">
            <button
                type="button"
                class="tool"
                aria-pressed=move || shown.get().to_string()
                on:click=move |_| shown.update(|shown| *shown = !*shown)
            >
                "Show it"
            </button>
        </div>
        {move || if shown.get() { children() } else { ().into_any() }}
    }
}
