//! Light, dark, or as the device has it.

use leptos::{ev::Event, prelude::*};

use super::preference::keep;
use crate::site::{Hydrated, THEME};

/// Chooses the theme. The choice is kept in a cookie, so that the server can draw the next page
/// in the right colours at once.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let hydrated = Hydrated::signal();
    view! {
        <fieldset
            class="theme"
            disabled=move || !hydrated.get()
            on:change=move |event: Event| apply(&event_target_value(&event))
            inner_html=choices()
        ></fieldset>
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

/// The theme that was chosen; not "auto", which is a choice of none.
#[cfg(feature = "ssr")]
pub(super) fn chosen_theme() -> Option<&'static str> {
    crate::backend::theme()
}

/// Nobody but the server has to know before the page is there.
#[cfg(not(feature = "ssr"))]
pub(super) const fn chosen_theme() -> Option<&'static str> {
    None
}

/// The themes as HTML: they stand on every page, and a view would weigh more. Which one is chosen is
/// the page's to say, not what a browser remembers of the form.
#[cfg(feature = "ssr")]
fn choices() -> String {
    use html_escape::encode_text;

    use crate::words::say;

    let chosen = chosen_theme().unwrap_or("auto");
    let mut html = String::with_capacity(512);
    for part in ["<legend class=visually-hidden>", &encode_text(say::theme_label()), "</legend>"] {
        html.push_str(part);
    }
    for (theme, name) in
        [("auto", say::theme_auto()), ("light", say::theme_light()), ("dark", say::theme_dark())]
    {
        let checked = if theme == chosen { " checked" } else { "" };
        for part in [
            "<label class=theme__choice><input type=radio name=theme autocomplete=off value=",
            theme,
            checked,
            "><span>",
            &encode_text(name),
            "</span></label>",
        ] {
            html.push_str(part);
        }
    }
    html
}

/// They are there when the page comes.
#[cfg(not(feature = "ssr"))]
const fn choices() -> &'static str {
    ""
}
