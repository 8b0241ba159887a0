//! The heading of what has appeared on a page.

use leptos::{html::H2, prelude::*};

/// A heading that takes the focus when it appears: what was asked for is read from here, also
/// where it stands below what is seen.
#[component]
pub fn FocusedHeading(text: &'static str) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            let _ = heading.focus();
        }
    });
    view! { <h2 tabindex="-1" node_ref=heading>{text}</h2> }
}
