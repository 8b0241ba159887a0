//! Where somebody is on the way.

use leptos::prelude::*;

/// The steps of a way, with the current one marked.
#[component]
pub fn Steps(
    /// What the steps are called.
    names: &'static [&'static str],
    /// Which one it is, from 0.
    #[prop(into)]
    current: Signal<usize>,
) -> impl IntoView {
    let total = names.len();
    view! {
        <div class="steps">
            <p class="steps__where" aria-live="polite">
                {move || format!("Step {} of {total}", current.get() + 1)}
            </p>
            <ol class="steps__list">
                {names
                    .iter()
                    .enumerate()
                    .map(|(index, name)| {
                        view! {
                            <li
                                class="steps__step"
                                class:steps__step--done=move || index < current.get()
                                aria-current=move || (index == current.get()).then_some("step")
                            >
                                {*name}
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </div>
    }
}
