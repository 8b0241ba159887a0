//! One account.

mod acts;
mod history;
mod sessions;

use leptos::prelude::*;
use leptos_meta::Title;

use self::{
    acts::{Acts, Asked},
    history::History,
    sessions::Sessions,
};
use super::{accounts::state, gate::Gate};
use crate::{
    api::{AdminAccountPage, ServiceRow, admin_account},
    form::Notice,
    page::answer::Answer,
    page::heading::PageHeading,
    page::security::when::When,
    words::{Words, say},
};

/// Where an account is shown.
pub fn path_of(id: &str) -> String {
    format!("/admin/accounts/{id}")
}

/// Everything about one account, and what can be done to it.
#[component]
pub fn Account(
    /// Its id.
    id: String,
) -> impl IntoView {
    let here = path_of(&id);
    let page = Resource::new_blocking(move || id.clone(), admin_account);
    let refetch = Callback::new(move |()| page.refetch());
    view! {
        <Answer
            to=page
            loading=say::admin_loading
            draw=move |answer| {
                let here = here.clone();
                match answer {
                    Ok(page) => view! { <Page page on_stale=refetch /> }.into_any(),
                    Err(error) => view! { <Gate error here on_fresh=refetch /> }.into_any(),
                }
            }
        />
    }
}

#[component]
fn Page(
    page: AdminAccountPage,
    /// Called when an act needs a pattern first.
    on_stale: Callback<()>,
) -> impl IntoView {
    let name = page.account.username.clone();
    // Nothing acts on the account of an administrator.
    let is_admin = page.account.admin_since.is_some();
    let page = RwSignal::new(page);
    let asked = Asked::nothing();
    let said = RwSignal::new(String::new());
    view! {
        <Title text=say::admin_title() />
        <section class="card">
            <p><a href="/admin">{say::admin_back_to_accounts()}</a></p>
            <PageHeading><bdi dir="ltr">{name}</bdi></PageHeading>
            <Notice text=said good=true />
            <Facts page />
        </section>
        <Acts page asked said is_admin on_stale />
        <Sessions page asked is_admin />
        <Services services=page.with_untracked(|page| page.services.clone()) />
        <History page />
    }
}

#[component]
fn Facts(page: RwSignal<AdminAccountPage>) -> impl IntoView {
    move || {
        let AdminAccountPage { account, devices, recovery_codes, .. } = page.get();
        view! {
            <dl class="facts" data-testid="admin-account-facts">
                <div class="facts__row"><dt>{say::admin_state()}</dt><dd>{state(account.state)}</dd></div>
                <div class="facts__row"><dt>{say::field_email()}</dt><dd><bdi dir="ltr">{account.email}</bdi></dd></div>
                <div class="facts__row"><dt>{say::admin_id()}</dt><dd><code dir="ltr">{account.id}</code></dd></div>
                <div class="facts__row"><dt>{say::admin_created()}</dt><dd><When at=account.created_at /></dd></div>
                {since(say::admin_locked_since, account.locked_at)}
                {since(say::admin_admin_since, account.admin_since)}
                <div class="facts__row"><dt>{say::admin_failures()}</dt><dd>{account.failures}</dd></div>
                <div class="facts__row"><dt>{say::devices_title()}</dt><dd>{devices}</dd></div>
                <div class="facts__row"><dt>{say::admin_codes_left()}</dt><dd>{recovery_codes}</dd></div>
            </dl>
        }
    }
}

/// Since when the account is something; nothing where it is not.
fn since(what: Words, at: Option<i64>) -> impl IntoView {
    at.map(|at| {
        view! {
            <div class="facts__row"><dt>{what()}</dt><dd><When at /></dd></div>
        }
    })
}

#[component]
fn Services(services: Vec<ServiceRow>) -> impl IntoView {
    let row = |service: ServiceRow| {
        let state = match (service.ready, service.attempts) {
            (true, _) => say::account_service_ready(),
            (false, 0 | 1) => say::account_service_being_set_up(),
            (false, _) => say::account_service_no_answer(),
        };
        view! {
            <li class="rows__row" data-testid="provisioning-row">
                <span class="rows__title"><bdi>{service.title}</bdi></span>
                <span class="rows__state" class:rows__state--good=service.ready>{state}</span>
            </li>
        }
    };
    view! {
        <section class="card">
            <h2>{say::admin_where()}</h2>
            <ul class="rows">{services.into_iter().map(row).collect_view()}</ul>
        </section>
    }
}
