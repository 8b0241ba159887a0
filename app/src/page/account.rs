//! Who I am, and where my account exists.

use std::time::Duration;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;

use super::guard::Failed;
use crate::api::{AccountPage, ServiceRow, account};

/// The account page.
#[component]
pub fn Account() -> impl IntoView {
    let page = Resource::new_blocking(|| (), |()| account());
    let welcome = use_query_map();
    let welcome = move || welcome.read().get("welcome").is_some();
    // A service that is not ready yet becomes so without a reload.
    Effect::new(move |_| {
        let waiting = move || {
            page.get_untracked()
                .and_then(Result::ok)
                .is_some_and(|page| page.services.iter().any(|service| !service.ready))
        };
        let ask = move || {
            if waiting() {
                page.refetch();
            }
        };
        if let Ok(handle) = set_interval_with_handle(ask, Duration::from_secs(2)) {
            on_cleanup(move || handle.clear());
        }
    });
    view! {
        <Title text="Account" />
        <Transition fallback=|| view! { <p class="loading">"Loading your account…"</p> }>
            {move || page.get().map(|answer| match answer {
                Ok(page) => view! { <Page page welcome=welcome() /> }.into_any(),
                Err(error) => view! { <Failed error here="/account" /> }.into_any(),
            })}
        </Transition>
    }
}

#[component]
fn Page(page: AccountPage, welcome: bool) -> impl IntoView {
    view! {
        <section class="card">
            {welcome.then(|| view! {
                <p class="notice notice--good" role="status">
                    "Your account is ready. Keep your picture file where you will find it: it cannot be replaced by a copy that was re-saved."
                </p>
            })}
            <h1>"Hello, " {page.username.clone()}</h1>
            <dl class="facts">
                <div class="facts__row"><dt>"Username"</dt><dd>{page.username}</dd></div>
                <div class="facts__row"><dt>"E-mail"</dt><dd>{page.email}</dd></div>
            </dl>
        </section>
        <section class="card">
            <h2>"Where your account exists"</h2>
            <ul class="rows">
                {page.services.into_iter().map(|service| view! { <Service service /> }).collect_view()}
            </ul>
        </section>
        <section class="card">
            <h2>"Your vault"</h2>
            <p>"It is locked, also for you, until you draw a fresh pattern. It locks itself again after five minutes."</p>
            <p><a class="button" href="/vault">"Open your vault"</a></p>
        </section>
    }
}

#[component]
fn Service(service: ServiceRow) -> impl IntoView {
    let state = match (service.ready, service.attempts) {
        (true, _) => "Ready",
        (false, 0 | 1) => "Being set up…",
        (false, _) => "Does not answer yet; it is tried again by itself",
    };
    view! {
        <li class="rows__row" data-testid="provisioning-row">
            <span class="rows__title">{service.title}</span>
            <span class="rows__state" class:rows__state--good=service.ready>{state}</span>
        </li>
    }
}
