//! Services, and what waits to be handed on.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{Head, SITE, gate::Gate};
use crate::{
    api::{AdminSitePage, QueueRow, ServiceStateRow, admin_site},
    page::answer::Answer,
    page::security::when::When,
    words::say,
};

/// How the site stands with its services and its mail server.
#[component]
pub fn Site() -> impl IntoView {
    let page = Resource::new_blocking(|| (), |()| admin_site());
    view! {
        <Answer
            to=page
            loading=say::admin_loading
            draw=move |answer| match answer {
                Ok(page) => view! { <Page page /> }.into_any(),
                Err(error) => view! {
                    <Gate error here=SITE on_fresh=move |()| page.refetch() />
                }.into_any(),
            }
        />
    }
}

#[component]
fn Page(page: AdminSitePage) -> impl IntoView {
    let AdminSitePage { mails, services } = page;
    view! {
        <Title text=say::admin_title() />
        <section class="card card--wide">
            <Head here=SITE heading=say::admin_services />
        </section>
        <section class="card card--wide">
            <h2>{say::admin_services_title()}</h2>
            <p>{say::admin_services_about()}</p>
            <table class="sheet" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{say::admin_service()}</th>
                        <th role="columnheader" scope="col">{say::admin_state()}</th>
                        <th role="columnheader" scope="col">{say::admin_made()}</th>
                        <th role="columnheader" scope="col">{say::admin_waiting()}</th>
                        <th role="columnheader" scope="col">{say::admin_oldest()}</th>
                        <th role="columnheader" scope="col">{say::admin_in_vain()}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {services.into_iter().map(|service| view! { <Service service /> }).collect_view()}
                </tbody>
            </table>
        </section>
        <section class="card card--wide">
            <h2>{say::admin_mails()}</h2>
            <p>{say::admin_mails_about()}</p>
            <dl class="facts">
                <div class="facts__row"><dt>{say::admin_waiting()}</dt><dd>{mails.waiting}</dd></div>
                <div class="facts__row"><dt>{say::admin_oldest()}</dt><dd><At at=mails.since /></dd></div>
                <div class="facts__row"><dt>{say::admin_in_vain()}</dt><dd>{mails.failing}</dd></div>
                <div class="facts__row"><dt>{say::admin_most_attempts()}</dt><dd>{mails.most_attempts}</dd></div>
            </dl>
        </section>
    }
}

#[component]
fn Service(service: ServiceStateRow) -> impl IntoView {
    let ServiceStateRow { name, title, made_at, queue } = service;
    view! {
        <tr role="row" data-testid="admin-service-row">
            <td role="cell" data-label=say::admin_service()>
                <span class="sheet__name"><bdi>{title}</bdi><code dir="ltr">{name}</code></span>
            </td>
            <td role="cell" data-label=say::admin_state()>{state(&queue)}</td>
            <td role="cell" data-label=say::admin_made()><At at=made_at /></td>
            <td role="cell" data-label=say::admin_waiting()>{queue.waiting}</td>
            <td role="cell" data-label=say::admin_oldest()><At at=queue.since /></td>
            <td role="cell" data-label=say::admin_in_vain()>{queue.failing}</td>
        </tr>
    }
}

/// How it stands with a service, from what it has yet to hear: no page waits for an answer of it.
fn state(queue: &QueueRow) -> &'static str {
    match (queue.waiting, queue.failing) {
        (0, _) => say::admin_service_told(),
        (_, 0) => say::admin_service_waiting(),
        (_, _) => say::admin_service_silent(),
    }
}

/// An instant, if there is one.
#[component]
pub fn At(
    /// Milliseconds since the epoch.
    at: Option<i64>,
) -> impl IntoView {
    match at {
        Some(at) => view! { <When at /> }.into_any(),
        None => "–".into_any(),
    }
}
