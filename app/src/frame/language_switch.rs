//! The language of the pages.

use leptos::{prelude::*, task::spawn_local};
use messages::Language;

use super::preference::keep;
use crate::{
    api::speak,
    site::{Hydrated, LANGUAGE},
    words::say,
};

/// Chooses the language. Each is called by its own name, so that whoever cannot read the page finds
/// theirs. The choice is kept in a cookie, and with the account of somebody who is signed in, whose
/// mails are written in it.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let hydrated = Hydrated::signal();
    let choose = move |event| {
        let tag = event_target_value(&event);
        keep(LANGUAGE, Some(&tag));
        spawn_local(async move {
            // The page speaks it whether or not the mails will.
            let _ = speak(tag).await;
            // Refused by nobody but a person who would lose what they have entered.
            let _ = window().location().reload();
        });
    };
    view! {
        <label class="language">
            <span class="visually-hidden">{say::language_label()}</span>
            <select
                class="language__choices"
                disabled=move || !hydrated.get()
                on:change=choose
                inner_html=choices(messages::current())
            ></select>
        </label>
    }
}

/// The languages as HTML: it stands on every page, and a view would weigh more.
fn choices(spoken: Language) -> String {
    let mut html = String::new();
    for language in Language::ALL {
        let selected = if language == spoken { " selected" } else { "" };
        let (tag, name, direction) = (language.tag(), language.name(), language.direction());
        for part in [
            "<option value=",
            tag,
            " lang=",
            tag,
            " dir=",
            direction,
            selected,
            ">",
            name,
            "</option>",
        ] {
            html.push_str(part);
        }
    }
    html
}
