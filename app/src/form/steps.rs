//! Where somebody is on the way.

use leptos::{html::P, prelude::*};

use crate::words::say;

/// The steps of a way, with the current one marked.
#[component]
pub fn Steps(
    /// What the steps are called.
    names: Vec<&'static str>,
    /// Which one it is, from 0.
    #[prop(into)]
    current: Signal<usize>,
) -> impl IntoView {
    let total = names.len();
    // The control that led here is gone: the focus goes to where the person is now.
    let element = NodeRef::<P>::new();
    Effect::new(move |before: Option<usize>| {
        let here = current.get();
        if before.is_some_and(|before| before != here)
            && !reads_what_went_wrong()
            && let Some(element) = element.get_untracked()
        {
            let _ = element.focus();
        }
        here
    });
    view! {
        <div class="steps">
            <p class="steps__where" tabindex="-1" node_ref=element>
                {move || {
                    let here = current.get() + 1;
                    say::form_step(here as u64, total as u64)
                }}
            </p>
            <ol class="steps__list">
                {names
                    .into_iter()
                    .enumerate()
                    .map(|(index, name)| {
                        view! {
                            <li
                                class="steps__step"
                                class:steps__step--done=move || index < current.get()
                                aria-current=move || (index == current.get()).then_some("step")
                            >
                                {name}
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </div>
    }
}

/// Whether the focus is on a notice: it led here, and it says why.
fn reads_what_went_wrong() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|focused| focused.matches("[role=alert]:not([hidden])").unwrap_or(false))
}
