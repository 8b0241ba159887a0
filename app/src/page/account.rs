//! Who I am, and where my account exists.

use std::time::Duration;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_query_map},
    params::ParamsMap,
};

use super::guard::Failed;
use crate::{
    api::{AccountPage, ServiceRow, account},
    page::answer::Answer,
    page::heading::PageHeading,
    words::say,
};

/// A service that is not ready is asked for this often,
const ASK_EVERY: Duration = Duration::from_secs(2);
/// and no longer than two minutes: a page that is left open must not keep a session alive.
const MOST_QUESTIONS: u32 = 60;

/// What has led here.
#[derive(Clone, Copy)]
enum Said {
    Welcome,
    VaultClosed,
    VaultLocked,
    VaultStillOpen,
}

impl Said {
    const fn class(self) -> &'static str {
        match self {
            Self::Welcome | Self::VaultClosed => "notice notice--good",
            Self::VaultLocked => "notice",
            Self::VaultStillOpen => "notice notice--wrong",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Welcome => say::account_welcome(),
            Self::VaultClosed => say::account_vault_closed(),
            Self::VaultLocked => say::account_vault_locked(),
            Self::VaultStillOpen => say::account_vault_still_open(),
        }
    }
}

fn said(query: &ParamsMap) -> Option<Said> {
    match (query.get("welcome"), query.get("vault").as_deref()) {
        (Some(_), _) => Some(Said::Welcome),
        (None, Some("closed")) => Some(Said::VaultClosed),
        (None, Some("locked")) => Some(Said::VaultLocked),
        (None, Some("open")) => Some(Said::VaultStillOpen),
        (None, _) => None,
    }
}

/// The account page.
#[component]
pub fn Account() -> impl IntoView {
    let page = Resource::new_blocking(|| (), |()| account());
    let said = said(&use_query_map().read_untracked());
    if said.is_some() {
        say_once();
    }
    // A service that is not ready yet becomes so without a reload.
    Effect::new(move |_| {
        let asked = StoredValue::new(0_u32);
        let waiting = move || {
            page.get_untracked()
                .and_then(Result::ok)
                .is_some_and(|page| page.services.iter().any(|service| !service.ready))
        };
        let ask = move || {
            if waiting() && asked.get_value() < MOST_QUESTIONS {
                asked.update_value(|asked| *asked += 1);
                page.refetch();
            }
        };
        if let Ok(handle) = set_interval_with_handle(ask, ASK_EVERY) {
            on_cleanup(move || handle.clear());
        }
    });
    view! {
        <Title text=say::account_title() />
        <Answer
            to=page
            loading=say::account_loading
            draw=move |answer| match answer {
                Ok(page) => view! { <Page page said /> }.into_any(),
                Err(error) => view! { <Failed error here="/account" /> }.into_any(),
            }
        />
    }
}

/// Neither a reload nor a bookmark says it again.
fn say_once() {
    let navigate = use_navigate();
    Effect::new(move |_| {
        navigate(
            "/account",
            NavigateOptions { replace: true, scroll: false, ..Default::default() },
        );
    });
}

#[component]
fn Page(page: AccountPage, said: Option<Said>) -> impl IntoView {
    let hello = say::account_hello(&page.username);
    view! {
        <section class="card">
            {said.map(|said| view! {
                <p class=said.class() role="status">{said.words()}</p>
            })}
            <PageHeading>{hello}</PageHeading>
            <dl class="facts">
                <div class="facts__row"><dt>{say::field_username()}</dt><dd><bdi dir="ltr">{page.username}</bdi></dd></div>
                <div class="facts__row"><dt>{say::field_email()}</dt><dd><bdi dir="ltr">{page.email}</bdi></dd></div>
            </dl>
        </section>
        <section class="card">
            <h2>{say::account_where()}</h2>
            <ul class="rows">
                {page.services.into_iter().map(|service| view! { <Service service /> }).collect_view()}
            </ul>
        </section>
        <section class="card">
            <h2>{say::account_security()}</h2>
            <p>{say::account_security_about()}</p>
            <p><a class="button button--quiet" href="/account/security">{say::account_review_security()}</a></p>
        </section>
        <section class="card">
            <h2>{say::account_vault()}</h2>
            <p>{say::account_vault_about()}</p>
            <p><a class="button" href="/vault">{say::account_open_vault()}</a></p>
        </section>
        {page.admin.then(|| view! {
            <section class="card">
                <h2>{say::admin_title()}</h2>
                <p>{say::admin_link_about()}</p>
                <p><a class="button button--quiet" href="/admin">{say::admin_open()}</a></p>
            </section>
        })}
    }
}

#[component]
fn Service(service: ServiceRow) -> impl IntoView {
    let state = match (service.ready, service.attempts) {
        (true, _) => say::account_service_ready(),
        (false, 0 | 1) => say::account_service_being_set_up(),
        (false, _) => say::account_service_no_answer(),
    };
    view! {
        <li class="rows__row" data-testid="provisioning-row">
            <span class="rows__title">
                {match service.entrance.filter(|_| service.ready) {
                    // A service is no page of this application.
                    Some(path) if path.starts_with("/s/") => view! { <a href=path rel="external"><bdi>{service.title}</bdi></a> }.into_any(),
                    Some(path) => view! { <a href=path><bdi>{service.title}</bdi></a> }.into_any(),
                    None => view! { <bdi>{service.title}</bdi> }.into_any(),
                }}
            </span>
            <span class="rows__state" class:rows__state--good=service.ready>{state}</span>
        </li>
    }
}
