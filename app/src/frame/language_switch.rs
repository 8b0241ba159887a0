//! The language of the pages.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use messages::Language;
use wasm_bindgen::JsCast as _;
use web_sys::Element;

use super::preference::keep;
use crate::{api::speak, site::LANGUAGE, words::say};

/// How long the page waits for the account to take the language before it speaks it anyway.
const PATIENCE: Duration = Duration::from_secs(3);

/// Chooses the language. Each is called by its own name, so that whoever cannot read the page finds
/// theirs; they are buttons, as a list would choose whatever the arrow keys pass. The choice is kept
/// in a cookie, and with the account of somebody who is signed in, whose mails are written in it.
#[component]
pub fn LanguageSwitch() -> impl IntoView {
    let chosen = StoredValue::new(false);
    let choose = move |event: leptos::ev::MouseEvent| {
        let element: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let Some(tag) = element.and_then(|element| element.get_attribute("lang")) else { return };
        if chosen.get_value() {
            return;
        }
        chosen.set_value(true);
        keep(LANGUAGE, Some(&tag));
        set_timeout(load_anew, PATIENCE);
        spawn_local(async move {
            // The page speaks it whether or not the mails will.
            let _ = speak(tag).await;
            load_anew();
        });
    };
    view! {
        <div
            class="language"
            role="group"
            aria-label=say::language_label()
            on:click=choose
            inner_html=choices(messages::current())
        ></div>
    }
}

fn load_anew() {
    // Refused by nobody but a person who would lose what they have entered.
    let _ = window().location().reload();
}

/// The languages as HTML: they stand on every page, and a view would weigh more.
fn choices(spoken: Language) -> String {
    let mut html = String::new();
    for language in Language::ALL {
        let current = if language == spoken { " aria-current=true" } else { "" };
        for part in [
            "<button type=button class=language__choice lang=",
            language.tag(),
            current,
            ">",
            language.name(),
            "</button>",
        ] {
            html.push_str(part);
        }
    }
    html
}
