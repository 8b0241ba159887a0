//! Headings that say where somebody has come to.

use leptos::{
    html::{H1, H2},
    prelude::*,
};

use crate::{focus::focus_when_shown, site::Hydrated};

/// The heading of a page. Whoever comes here by a link within the site hears it: nothing else tells
/// them that the page is another one.
#[component]
pub fn PageHeading(
    /// What it says.
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    // The page that the browser has loaded is read from its beginning.
    let by_link = Hydrated::signal().get_untracked();
    focus_when_shown(heading, move || by_link && !is_focus_in_content());
    view! { <h1 tabindex="-1" node_ref=heading>{children()}</h1> }
}

/// Whether something on the page itself has the focus already.
fn is_focus_in_content() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|focused| matches!(focused.closest("main"), Ok(Some(_))))
}

/// A heading that takes the focus when it appears: what was asked for is read from here, also
/// where it stands below what is seen.
#[component]
pub fn FocusedHeading(text: &'static str) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    focus_when_shown(heading, || true);
    view! { <h2 tabindex="-1" node_ref=heading>{text}</h2> }
}
