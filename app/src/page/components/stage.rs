//! Where the states of a component stand side by side.

use leptos::prelude::*;

/// Draws the states in the page's theme, or in the one that is chosen above them: the colours
/// follow the nearest `data-theme`.
#[component]
pub fn Stage(
    /// Whose states they are.
    name: &'static str,
    /// The states.
    children: Children,
) -> impl IntoView {
    let theme = RwSignal::new(None::<&'static str>);
    let choice = move |value: &'static str, words: &'static str| {
        view! {
            <button
                type="button"
                class="tool"
                aria-pressed=move || (theme.get() == Some(value)).to_string()
                on:click=move |_| theme.update(|theme| {
                    *theme = (*theme != Some(value)).then_some(value);
                })
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="tools" role="group" aria-label=format!("Theme of {name}")>
            {choice("light", "In light")}
            {choice("dark", "In dark")}
        </div>
        <div class="stage" data-theme=move || theme.get()>
            {children()}
        </div>
    }
}

/// One state.
#[component]
pub fn State(
    /// What it is called.
    name: &'static str,
    /// How one gets there, or what to look at.
    #[prop(optional)]
    note: Option<&'static str>,
    /// The component in this state.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="stage__state">
            <p class="stage__name">{name}</p>
            {note.map(|note| view! { <p class="stage__note">{note}</p> })}
            {children()}
        </div>
    }
}
