//! Who is signed in, what has happened, and what a person may change of their own account.

mod change_email;
mod change_factors;
mod codes;
mod devices;
mod erase;
mod events;
mod fresh;
pub(in crate::page) mod session_entry;
mod sessions;
mod ways;
pub(in crate::page) mod when;

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use self::{
    change_email::ChangeEmail, change_factors::ChangeFactors, codes::Codes, devices::Devices,
    erase::Erase, events::Events, sessions::Sessions, ways::Ways,
};
use super::{NotFound, guard::Failed};
use crate::{
    api::{SecurityPage, security},
    page::answer::Answer,
    page::heading::PageHeading,
    words::say,
};

/// The security page.
#[component]
pub fn Security() -> impl IntoView {
    let page = Resource::new_blocking(|| (), |()| security());
    view! {
        <Title text=say::security_title() />
        <Answer
            to=page
            loading=say::security_loading_events
            draw=move |answer| match answer {
                Ok(page) => view! { <Page page /> }.into_any(),
                Err(error) => view! { <Failed error here="/account/security" /> }.into_any(),
            }
        />
    }
}

/// What is changed on a page of its own. One route leads to all of them: each route more is one
/// more that every page loads.
#[component]
pub fn SecurityChange() -> impl IntoView {
    let params = use_params_map();
    let which = Memo::new(move |_| params.read().get("change").unwrap_or_default());
    move || match which.get().as_str() {
        "factors" => view! { <ChangeFactors /> }.into_any(),
        "email" => view! { <ChangeEmail /> }.into_any(),
        "erase" => view! { <Erase /> }.into_any(),
        _ => view! { <NotFound /> }.into_any(),
    }
}

/// The sections. What changes is put into them in place, so that nothing that was unfolded folds
/// again and the focus stays where it is.
#[component]
fn Page(page: SecurityPage) -> impl IntoView {
    let page = RwSignal::new(page);
    let changed = Callback::new(move |()| {
        spawn_local(async move {
            if let Ok(now) = security().await {
                page.try_set(now);
            }
        });
    });
    let awaiting = RwSignal::new(false);
    view! {
        <section class="card">
            <p><a href="/account">{say::security_back_to_account()}</a></p>
            <PageHeading>{say::security_title()}</PageHeading>
            <p>{say::security_about()}</p>
        </section>
        <Ways page />
        <Codes page awaiting on_changed=changed />
        <Sessions page awaiting on_changed=changed />
        <Devices page on_changed=changed />
        <Events page />
        <section class="card">
            <h2>{say::erase_heading()}</h2>
            <p>{say::erase_about()}</p>
            <p><a class="button button--quiet button--grave" href="/account/security/erase">{say::erase_title()}</a></p>
        </section>
    }
}
