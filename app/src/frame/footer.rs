//! The foot of every page.

use leptos::prelude::*;

use super::{
    language_switch::LanguageSwitch,
    piece::{Piece, piece},
    theme_switch::{ThemeSwitch, chosen_theme},
};
use crate::{site::site, words::say};

/// The site's name, the way to the local inbox where there is one, the language and the theme.
#[component]
pub fn Footer() -> impl IntoView {
    piece(
        || Piece::Footer { theme: chosen_theme() },
        || {
            let site = site();
            view! {
                <footer class="footer">
                    <p class="footer__name"><bdi>{site.name}</bdi></p>
                    {site.local_inbox.then(|| view! { <a class="footer__link" href="/inbox">{say::frame_inbox()}</a> })}
                    <LanguageSwitch />
                    <ThemeSwitch />
                </footer>
            }
            .into_any()
        },
    )
}
