//! The foot of every page.

use leptos::prelude::*;

use super::theme_switch::ThemeSwitch;
use crate::site::site;

/// The site's name, the way to the local inbox where there is one, and the theme.
#[component]
pub fn Footer() -> impl IntoView {
    let site = site();
    view! {
        <footer class="footer">
            <p class="footer__name">{site.name}</p>
            {site.local_inbox.then(|| view! { <a class="footer__link" href="/inbox">"Local inbox"</a> })}
            <ThemeSwitch />
        </footer>
    }
}
