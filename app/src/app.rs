//! The root: routes, and what is on every page.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{
    connection::Connection,
    frame::{Footer, Header, Notices},
    later,
    page::{NotFound, SignIn},
    site::{Hydrated, Session, site},
};

/// The whole application, the same on the server and in the browser.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let hydrated = Hydrated::provide();
    Session::provide();
    Connection::provide();
    // Testers and scripts wait for this mark: from here on every control works.
    Effect::new(move |_| {
        hydrated.set();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-hydrated", "true");
        }
    });
    // The title is written where nobody knows the site any more.
    let name = site().name;
    let formatter = move |title: String| {
        if title.is_empty() { name.clone() } else { format!("{title} · {name}") }
    };
    view! {
        <Title formatter />
        <Router>
            <Header />
            <main id="main" class="main">
                <Notices />
                <FlatRoutes fallback=NotFound>
                    <Route path=path!("/") view=later::Home::route() ssr=SsrMode::Async />
                    <Route path=path!("/sign-up") view=later::SignUp::route() ssr=SsrMode::Async />
                    <Route path=path!("/sign-in") view=SignIn ssr=SsrMode::Async />
                    <Route path=path!("/recover") view=later::Recover::route() ssr=SsrMode::Async />
                    <Route path=path!("/not-me") view=later::NotMe::route() ssr=SsrMode::Async />
                    <Route path=path!("/account") view=later::Account::route() ssr=SsrMode::Async />
                    <Route path=path!("/account/security") view=later::Security::route() ssr=SsrMode::Async />
                    <Route path=path!("/account/security/:change") view=later::SecurityChange::route() ssr=SsrMode::Async />
                    <Route path=path!("/vault") view=later::Vault::route() ssr=SsrMode::Async />
                    <Route path=path!("/vault/history") view=later::VaultHistory::route() ssr=SsrMode::Async />
                    <Route path=path!("/vault/export") view=later::VaultExport::route() ssr=SsrMode::Async />
                    <Route path=path!("/vault/:record") view=later::VaultRecord::route() ssr=SsrMode::Async />
                    <Route path=path!("/unlock/:challenge") view=later::Unlock::route() ssr=SsrMode::Async />
                    <Route path=path!("/components") view=later::Components::route() ssr=SsrMode::Async />
                    <Route path=path!("/admin/*place") view=later::Admin::route() ssr=SsrMode::Async />
                    <Route path=path!("/inbox") view=later::Inbox::route() ssr=SsrMode::Async />
                </FlatRoutes>
            </main>
            <Footer />
        </Router>
    }
}
