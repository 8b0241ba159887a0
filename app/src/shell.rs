//! The document around the application.

mod head;

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;
use leptos_router::location::RequestUrl;

use self::head::Head;
use crate::{App, backend::Backend, later::Part, site::site};

/// The document.
pub fn shell() -> impl IntoView {
    let site = site();
    let Backend { assets, components_page, .. } = expect_context::<Backend>();
    let nonce = use_nonce().map(|nonce| nonce.to_string());
    let theme = crate::backend::theme();
    let language = messages::current();
    let words = assets.words.get(language.tag()).map(Vec::as_slice).unwrap_or_default();
    let path = use_context::<RequestUrl>();
    let part = path.and_then(|url| Part::of(path_of(url.as_ref())));
    view! {
        <!DOCTYPE html>
        <html
            lang=language.tag()
            dir=language.direction()
            data-theme=theme
            data-site=site.id
            data-site-name=site.name
            data-password-length=site.password_length.to_string()
            data-local-inbox=site.local_inbox.then_some("true")
            data-components-page=components_page.then_some("true")
            data-person=crate::site::visitor()
            data-style=assets.later_style.clone()
            data-words=words.join(" ")
        >
            <head>
                {Head { assets: &assets, part, words, nonce: nonce.as_deref() }.html()}
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The path of a URL that may have an origin before it.
fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').map_or("", |start| rest.get(start..).unwrap_or_default());
    path.split(['?', '#']).next().unwrap_or_default()
}
