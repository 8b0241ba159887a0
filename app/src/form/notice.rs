//! What went wrong, or what was done, said once, where the eye and the focus are.

use leptos::{html::Div, prelude::*};

/// A notice that takes the focus when its text appears: the button that asked for it may be gone.
/// Empty text shows nothing.
#[component]
pub fn Notice(
    /// What it says.
    #[prop(into)]
    text: Signal<String>,
    /// Whether it tells of something good.
    #[prop(optional)]
    good: bool,
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
            class=if good { "notice notice--good" } else { "notice notice--wrong" }
            role=if good { "status" } else { "alert" }
            tabindex="-1"
            node_ref=element
            hidden=move || text.with(String::is_empty)
        >
            {move || text.get()}
        </div>
    }
}
