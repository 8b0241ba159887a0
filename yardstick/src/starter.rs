//! The page that Leptos' starter for axum (leptos-rs/start-axum) draws: a title, a style sheet, a
//! router with one route, a button that counts. It is streamed as there; the module and the script
//! that its head names are not built, since nobody fetches them here.
//!
//! What differs from the template's program is the allocator and what Cargo unifies in this
//! workspace: Leptos' feature `nonce` and `--cfg=erase_components` are on, as in the gateway.

use std::net::SocketAddr;

use axum::{Router, routing::get};
use leptos::{config::LeptosOptions, prelude::*};
use leptos_axum::{LeptosRoutes as _, generate_route_list};
use leptos_meta::{MetaTags, Stylesheet, Title, provide_meta_context};
use leptos_router::{
    StaticSegment,
    components::{Route, Router as Pages, Routes},
};
use tokio::net::TcpListener;

/// Serves it until the program is stopped.
pub async fn serve(listen: SocketAddr) -> anyhow::Result<()> {
    let options = LeptosOptions::builder().output_name("starter").build();
    let routes = generate_route_list(App);
    let page = {
        let options = options.clone();
        move || shell(options.clone())
    };
    let router = Router::new()
        .leptos_routes(&options, routes, page)
        .with_state(options)
        .route("/null", get(|| async {}));
    let stopped = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    let listener = TcpListener::bind(listen).await?;
    Ok(axum::serve(listener, router).with_graceful_shutdown(stopped).await?)
}

fn shell(options: LeptosOptions) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <AutoReload options=options.clone() />
                <HydrationScripts options />
                <MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

#[component]
fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Stylesheet id="leptos" href="/pkg/starter.css" />
        <Title text="Welcome to Leptos" />
        <Pages>
            <main>
                <Routes fallback=|| "Page not found.".into_view()>
                    <Route path=StaticSegment("") view=HomePage />
                </Routes>
            </main>
        </Pages>
    }
}

#[component]
fn HomePage() -> impl IntoView {
    let count = RwSignal::new(0);
    let on_click = move |_| *count.write() += 1;
    view! {
        <h1>"Welcome to Leptos!"</h1>
        <button on:click=on_click>"Click Me: " {count}</button>
    }
}
