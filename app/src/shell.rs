//! The document around the application.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;
use leptos_router::location::RequestUrl;

use crate::{App, backend::Backend, later::Part, site::site};

/// The document. Its head is written by hand: `HydrationScripts` of Leptos 0.8 writes the nonce
/// as the value of `crossorigin` on its preloads, so that browsers never claim them.
pub fn shell(_options: LeptosOptions) -> impl IntoView {
    let site = site();
    let assets = expect_context::<Backend>().assets;
    let nonce = use_nonce().map(|nonce| nonce.to_string());
    let theme = crate::backend::theme();
    let path = use_context::<RequestUrl>();
    let part = path.and_then(|url| Part::of(path_of(url.as_ref())));
    let parts = part.and_then(|part| assets.needs.get(part.name())).cloned().unwrap_or_default();
    view! {
        <!DOCTYPE html>
        <html
            lang="en"
            data-theme=theme
            data-site=site.id
            data-site-name=site.name
            data-password-length=site.password_length.to_string()
            data-local-inbox=site.local_inbox.to_string()
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="stylesheet" href=assets.style.clone() />
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
                    .map(|part| {
                        view! {
                            <link
                                rel="preload"
                                href=part
                                r#as="fetch"
                                r#type="application/wasm"
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

/// The path of a URL that may have an origin before it.
fn path_of(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').map_or("", |start| rest.get(start..).unwrap_or_default());
    path.split(['?', '#']).next().unwrap_or_default()
}
