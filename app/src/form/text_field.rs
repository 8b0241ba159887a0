//! A line of text with its label, hint and error.

use leptos::{html::Input, prelude::*};

use crate::{field_text::keep_in_step, words::say};

/// One line of text.
#[component]
pub fn TextField(
    /// The id of the input; label, hint and error refer to it.
    id: &'static str,
    /// What it is.
    label: &'static str,
    /// What was typed; owned by the page.
    value: RwSignal<String>,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// What browsers and password managers may fill in (HTML, autofill).
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// A sentence below the label.
    #[prop(optional, into)]
    hint: String,
    /// What is wrong with it; empty where nothing is.
    #[prop(optional, into)]
    error: Signal<String>,
    /// The most characters. A password has no such end: what is pasted would be cut without a
    /// word.
    #[prop(default = 256)]
    longest: u32,
    /// Which way it runs (HTML, `dir`), where that does not follow from its type.
    #[prop(optional)]
    direction: Option<&'static str>,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let password = kind == "password";
    let hint_id = format!("{id}-hint");
    let error_id = format!("{id}-error");
    let described = {
        let (hint_id, error_id, has_hint) = (hint_id.clone(), error_id.clone(), !hint.is_empty());
        move || match (has_hint, error.with(String::is_empty)) {
            (false, true) => None,
            (true, true) => Some(hint_id.clone()),
            (false, false) => Some(error_id.clone()),
            (true, false) => Some(format!("{hint_id} {error_id}")),
        }
    };
    let input = NodeRef::<Input>::new();
    keep_in_step(input, move || value.get(), move |early| value.set(early));
    view! {
        <div class="field" class:field--wrong=move || !error.with(String::is_empty)>
            <label class="field__label" for=id>{label}</label>
            {(!hint.is_empty()).then(|| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            <div class="field__line">
                <input
                    class="field__input"
                    id=id
                    name=id
                    type=move || if password && shown.get() { "text" } else { kind }
                    dir=direction
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    maxlength=(!password).then_some(longest)
                    aria-describedby=described
                    aria-invalid=move || (!error.with(String::is_empty)).then_some("true")
                    node_ref=input
                    on:input=move |event| value.set(event_target_value(&event))
                />
                {password.then(|| view! {
                    <button
                        type="button"
                        class="field__show"
                        aria-pressed=move || shown.get().to_string()
                        aria-controls=id
                        on:click=move |_| shown.update(|shown| *shown = !*shown)
                    >
                        {move || if shown.get() { say::form_hide() } else { say::form_show() }}
                    </button>
                })}
            </div>
            <p class="field__error" id=error_id>{move || error.get()}</p>
        </div>
    }
}
