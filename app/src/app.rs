//! The root: routes, and what is on every page.

use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

use crate::{
    frame::{Failed, Footer, Header},
    page::{
        Account, ChangeEmail, ChangeFactors, Erase, Home, Inbox, NotFound, NotMe, Recover,
        Security, SignIn, SignUp, Unlock, Vault, VaultExport, VaultHistory, VaultRecord,
    },
    site::{Hydrated, Session, site},
};

/// The whole application, the same on the server and in the browser.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let hydrated = Hydrated::provide();
    Session::provide();
    // Testers and scripts wait for this mark: from here on every control works.
    Effect::new(move |_| {
        hydrated.set();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("data-hydrated", "true");
        }
    });
    view! {
        <Title formatter=|title: String| if title.is_empty() { site().name } else { format!("{title} · {}", site().name) } />
        <Router>
            <a class="skip" href="#main">"Skip to the content"</a>
            <Header />
            <main id="main" class="main">
                <Failed />
                <Routes fallback=NotFound>
                    <Route path=path!("/") view=Home ssr=SsrMode::Async />
                    <Route path=path!("/sign-up") view=SignUp ssr=SsrMode::Async />
                    <Route path=path!("/sign-in") view=SignIn ssr=SsrMode::Async />
                    <Route path=path!("/recover") view=Recover ssr=SsrMode::Async />
                    <Route path=path!("/not-me") view=NotMe ssr=SsrMode::Async />
                    <Route path=path!("/account") view=Account ssr=SsrMode::Async />
                    <Route path=path!("/account/security") view=Security ssr=SsrMode::Async />
                    <Route path=path!("/account/security/factors") view=ChangeFactors ssr=SsrMode::Async />
                    <Route path=path!("/account/security/email") view=ChangeEmail ssr=SsrMode::Async />
                    <Route path=path!("/account/security/erase") view=Erase ssr=SsrMode::Async />
                    <Route path=path!("/vault") view=Vault ssr=SsrMode::Async />
                    <Route path=path!("/vault/history") view=VaultHistory ssr=SsrMode::Async />
                    <Route path=path!("/vault/export") view=VaultExport ssr=SsrMode::Async />
                    <Route path=path!("/vault/:record") view=VaultRecord ssr=SsrMode::Async />
                    <Route path=path!("/unlock/:challenge") view=Unlock ssr=SsrMode::Async />
                    <Route path=path!("/inbox") view=Inbox ssr=SsrMode::Async />
                </Routes>
            </main>
            <Footer />
        </Router>
    }
}
