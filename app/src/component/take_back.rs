//! Taking back what was entered: the last of it, or all.

use leptos::prelude::*;

use crate::words::say;

/// "Undo" and "Clear".
///
/// Where there is nothing to take back they say so and stay where they are: a button that is disabled
/// by its own press would lose the focus.
#[component]
pub fn TakeBack(
    /// What the test ids begin with.
    name: &'static str,
    /// Whether there is nothing to take back.
    #[prop(into)]
    nothing: Signal<bool>,
    /// Takes nothing in.
    #[prop(into)]
    disabled: Signal<bool>,
    /// Called to take the last back.
    #[prop(into)]
    on_undo: Callback<()>,
    /// Called to take all back.
    #[prop(into)]
    on_clear: Callback<()>,
) -> impl IntoView {
    let button = move |which: &str, words: &'static str, pressed: Callback<()>| {
        view! {
            <button
                type="button"
                class="tool"
                data-testid=format!("{name}-{which}")
                disabled=move || disabled.get()
                aria-disabled=move || nothing.get().then_some("true")
                on:click=move |_| if !nothing.get_untracked() {
                    pressed.run(());
                }
            >
                {words}
            </button>
        }
    };
    view! {
        {button("undo", say::button_undo(), on_undo)}
        {button("clear", say::button_clear(), on_clear)}
    }
}
