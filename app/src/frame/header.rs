//! The head of every page.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::{use_location, use_query_map};

use super::{
    Logo,
    piece::{Piece, piece},
};
use crate::{
    api::sign_out,
    fresh_page::load_afresh,
    site::{Session, site},
    words::say,
};

/// Where the ways lead that say whether the page lies on them.
const VAULT: &str = "/vault";
const ACCOUNT: &str = "/account";
const SIGN_IN: &str = "/sign-in";

/// The way past it, the mark, and the ways that are open: to the vault and the account for somebody
/// who is signed in, to sign-in for others.
#[component]
pub fn Header() -> impl IntoView {
    piece(looks, || {
        view! { <a class="skip" href="#main">{say::frame_skip()}</a><Bar /> }.into_any()
    })
}

fn looks() -> Piece {
    let path = use_location().pathname.get_untracked();
    Piece::Header {
        signed_in: Session::current().is_somebodys(),
        here: [VAULT, ACCOUNT, SIGN_IN].into_iter().find(|way| lies_on(&path, way)),
        still_here: use_query_map().read_untracked().get("sign-out").is_some(),
    }
}

fn lies_on(path: &str, way: &str) -> bool {
    path.starts_with(way)
}

#[component]
fn Bar() -> impl IntoView {
    let session = Session::current();
    view! {
        <header class="header">
            <a class="header__brand" href="/">
                <Logo />
                <bdi>{site().name}</bdi>
            </a>
            <nav class="header__nav" aria-label=say::frame_main_menu()>
                {move || match session.person() {
                    Some(_) => view! { <SignedInLinks /> }.into_any(),
                    None => view! { <SignedOutLinks /> }.into_any(),
                }}
            </nav>
        </header>
    }
}

#[component]
fn SignedInLinks() -> impl IntoView {
    let query = use_query_map();
    let still_here = move || query.read().get("sign-out").is_some();
    let leaving = RwSignal::new(false);
    let leave = move |_| {
        leaving.set(true);
        spawn_local(async move {
            // Whatever the answer, what was on the screen goes.
            load_afresh(if sign_out().await.is_ok() { "/" } else { "/?sign-out=failed" });
        });
    };
    view! {
        <NavLink href=VAULT label=say::frame_vault() />
        <NavLink href=ACCOUNT label=say::frame_account() />
        <button type="button" class="button button--quiet" disabled=move || leaving.get() on:click=leave>
            {say::frame_sign_out()}
        </button>
        <p class="header__problem" role="alert">
            {move || still_here().then_some(say::frame_still_signed_in())}
        </p>
    }
}

#[component]
fn SignedOutLinks() -> impl IntoView {
    view! {
        <NavLink href=SIGN_IN label=say::frame_sign_in() />
        <a class="button button--small" href="/sign-up">{say::frame_sign_up()}</a>
    }
}

#[component]
fn NavLink(href: &'static str, label: &'static str) -> impl IntoView {
    let here = use_location().pathname;
    let current = move || lies_on(&here.get(), href).then_some("page");
    view! { <a class="header__link" href=href aria-current=current>{label}</a> }
}
