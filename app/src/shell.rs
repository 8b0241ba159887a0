//! The document around the application.

use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;

use crate::{App, backend::Backend, site::site};

/// The document. Its head is written by hand: `HydrationScripts` of Leptos 0.8 writes the nonce
/// as the value of `crossorigin` on its preloads, so that browsers never claim them.
pub fn shell(_options: LeptosOptions) -> impl IntoView {
    let site = site();
    let assets = expect_context::<Backend>().assets;
    let nonce = use_nonce().map(|nonce| nonce.to_string());
    let theme = crate::backend::theme();
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
                <script type="module" src=assets.script.clone() nonce=nonce></script>
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}
