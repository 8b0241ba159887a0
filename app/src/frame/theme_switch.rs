//! Light, dark, or as the device has it.

use leptos::prelude::*;

use crate::site::{Hydrated, PLAIN_THEME_COOKIE, THEME_COOKIE};

const CHOICES: [(&str, &str); 3] = [("auto", "Auto"), ("light", "Light"), ("dark", "Dark")];

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
            <legend class="visually-hidden">"Theme"</legend>
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
                            <span>{label}</span>
                        </label>
                    }
                })
                .collect_view()}
        </fieldset>
    }
}

fn apply(theme: &str) {
    let Some(root) = document().document_element() else { return };
    let (_, life) = match theme {
        "auto" => (root.remove_attribute("data-theme"), 0),
        theme => (root.set_attribute("data-theme", theme), 365 * 24 * 3600),
    };
    let attributes = format!("path=/; max-age={life}; samesite=lax");
    write_cookie(&format!("{THEME_COOKIE}={theme}; secure; {attributes}"));
    // Some browsers take `Secure` over https only, and so not on loopback.
    if theme == "auto" || !cookies().contains(THEME_COOKIE) {
        write_cookie(&format!("{PLAIN_THEME_COOKIE}={theme}; {attributes}"));
    }
}

/// `document.cookie = …` of the page's document.
fn write_cookie(cookie: &str) {
    // The browser takes it or leaves it; it never throws.
    let _ = js_sys::Reflect::set(&document(), &"cookie".into(), &cookie.into());
}

/// `document.cookie` of the page's document.
fn cookies() -> String {
    let cookies = js_sys::Reflect::get(&document(), &"cookie".into()).ok();
    cookies.and_then(|cookies| cookies.as_string()).unwrap_or_default()
}
