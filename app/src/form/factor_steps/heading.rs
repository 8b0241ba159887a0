//! The heading of a step at which something is entered.

use leptos::{html::H2, prelude::*};

use crate::focus::focus_when_shown;

/// What is asked for. Where it is asked for once more the step is the same one, so that the heading
/// alone tells: it takes the focus.
#[component]
pub fn StepHeading(
    /// What it says.
    text: &'static str,
    /// Whether it is asked for the second time.
    again: bool,
) -> impl IntoView {
    let heading = NodeRef::<H2>::new();
    focus_when_shown(heading, move || again);
    view! { <h2 class="step__title" tabindex="-1" node_ref=heading>{text}</h2> }
}
