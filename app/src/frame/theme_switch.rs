//! Light, dark, or as the device has it.

use leptos::prelude::*;

use super::preference::keep;
use crate::{
    site::{Hydrated, THEME},
    words::{Words, say},
};

const CHOICES: [(&str, Words); 3] =
    [("auto", say::theme_auto), ("light", say::theme_light), ("dark", say::theme_dark)];

/// Chooses the theme. The choice is kept in a cookie, so that the server can draw the next page
/// in the right colours at once.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let hydrated = Hydrated::signal();
    let chosen = RwSignal::new("auto".to_owned());
    Effect::new(move |_| {
        let theme = document().document_element().and_then(|root| root.get_attribute("data-theme"));
        chosen.set(theme.unwrap_or_else(|| "auto".to_owned()));
    });
    view! {
        <fieldset class="theme">
            <legend class="visually-hidden">{say::theme_label()}</legend>
            {CHOICES
                .map(|(value, label)| {
                    view! {
                        <label class="theme__choice">
                            <input
                                type="radio"
                                name="theme"
                                value=value
                                prop:checked=move || chosen.get() == value
                                disabled=move || !hydrated.get()
                                on:change=move |_| {
                                    chosen.set(value.to_owned());
                                    apply(value);
                                }
                            />
                            <span>{label()}</span>
                        </label>
                    }
                })
                .collect_view()}
        </fieldset>
    }
}

fn apply(theme: &str) {
    let Some(root) = document().document_element() else { return };
    let chosen = (theme != "auto").then_some(theme);
    let _ = match chosen {
        None => root.remove_attribute("data-theme"),
        Some(theme) => root.set_attribute("data-theme", theme),
    };
    keep(THEME, chosen);
}
