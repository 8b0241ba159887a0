//! The document around the application.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;
use leptos_router::location::RequestUrl;

use crate::{App, backend::Backend, later::Part, site::site};

/// The document. Its head is written by hand: `HydrationScripts` of Leptos 0.8 writes the nonce
/// as the value of `crossorigin` on its preloads, so that browsers never claim them.
pub fn shell(_options: LeptosOptions) -> impl IntoView {
    let site = site();
    let Backend { assets, components_page, .. } = expect_context::<Backend>();
    let nonce = use_nonce().map(|nonce| nonce.to_string());
    let theme = crate::backend::theme();
    let language = messages::current();
    let words = assets.words.get(language.tag()).cloned().unwrap_or_default();
    let path = use_context::<RequestUrl>();
    let part = path.and_then(|url| Part::of(path_of(url.as_ref())));
    let parts = part.and_then(|part| assets.needs.get(part.name())).cloned().unwrap_or_default();
    view! {
        <!DOCTYPE html>
        <html
            lang=language.tag()
            dir=language.direction()
            data-theme=theme
            data-site=site.id
            data-site-name=site.name
            data-password-length=site.password_length.to_string()
            data-local-inbox=site.local_inbox.to_string()
            data-components-page=components_page.then_some("true")
            data-person=crate::site::visitor()
            data-style=assets.later_style.clone()
            data-words=words.join(" ")
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="stylesheet" href=assets.style.clone() />
                {part.map(|_| view! { <link rel="stylesheet" href=assets.later_style.clone() /> })}
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <link rel="modulepreload" href=assets.module.clone() nonce=nonce.clone() />
                <link
                    rel="preload"
                    href=assets.wasm.clone()
                    r#as="fetch"
                    r#type="application/wasm"
                    crossorigin="anonymous"
                />
                {parts
                    .into_iter()
                    .map(|part| (part, "application/wasm"))
                    .chain(wanted(part, &words).map(|words| (words, "text/plain")))
                    .map(|(file, kind)| {
                        view! {
                            <link
                                rel="preload"
                                href=file
                                r#as="fetch"
                                r#type=kind
                                crossorigin="anonymous"
                            />
                        }
                    })
                    .collect_view()}
                <script type="module" src=assets.script.clone() nonce=nonce></script>
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// Those of a language's files that a page needs.
fn wanted(part: Option<Part>, words: &[String]) -> impl Iterator<Item = String> {
    Part::words(part).iter().filter_map(|bundle| words.get(*bundle as usize).cloned())
}

/// The path of a URL that may have an origin before it.
fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').map_or("", |start| rest.get(start..).unwrap_or_default());
    path.split(['?', '#']).next().unwrap_or_default()
}
