//! The head of every page.

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::{use_location, use_navigate};

use super::Logo;
use crate::{
    api::sign_out,
    site::{Session, site},
    words,
};

/// The mark, and the ways that are open: to the vault and the account for somebody who is signed
/// in, to sign-in for others.
#[component]
pub fn Header() -> impl IntoView {
    let session = Session::current();
    view! {
        <header class="header">
            <a class="header__brand" href="/">
                <Logo />
                <span>{site().name}</span>
            </a>
            <nav class="header__nav" aria-label="Main">
                <Suspense fallback=|| ()>
                    {move || session.person().map(|person| match person {
                        Some(_) => view! { <SignedInLinks /> }.into_any(),
                        None => view! { <SignedOutLinks /> }.into_any(),
                    })}
                </Suspense>
            </nav>
        </header>
    }
}

#[component]
fn SignedInLinks() -> impl IntoView {
    let session = Session::current();
    let navigate = use_navigate();
    let leaving = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let leave = move |_| {
        let navigate = navigate.clone();
        leaving.set(true);
        spawn_local(async move {
            let left = sign_out().await;
            leaving.set(false);
            match left {
                Ok(()) => {
                    session.changed();
                    navigate("/", Default::default());
                }
                Err(error) => problem.set(words::sentence(error)),
            }
        });
    };
    view! {
        <NavLink href="/vault" label="Vault" />
        <NavLink href="/account" label="Account" />
        <button type="button" class="button button--quiet" disabled=move || leaving.get() on:click=leave>
            "Sign out"
        </button>
        <p class="header__problem" role="status">{move || problem.get()}</p>
    }
}

#[component]
fn SignedOutLinks() -> impl IntoView {
    view! {
        <NavLink href="/sign-in" label="Sign in" />
        <a class="button button--small" href="/sign-up">"Sign up"</a>
    }
}

#[component]
fn NavLink(href: &'static str, label: &'static str) -> impl IntoView {
    let here = use_location().pathname;
    let current = move || here.get().starts_with(href).then_some("page");
    view! { <a class="header__link" href=href aria-current=current>{label}</a> }
}
