//! What was done in the vault, by which session, and when.

mod words;

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;

use self::words::{actor, happened};
use super::{
    gate,
    open_for::{OpenFor, close},
};
use crate::{
    api::{HistoryPage, Opened, VaultEvent, vault_history},
    form::{Trouble, TroubleNotice, countdown_from},
    fresh_page::load_afresh,
    page::answer::Answer,
    page::heading::PageHeading,
    page::security::when::When,
    words::say,
};

/// The history of the vault.
#[component]
pub fn VaultHistory() -> impl IntoView {
    let page = Resource::new_blocking(|| (), |()| vault_history(None));
    let refetch = Callback::new(move |()| page.refetch());
    view! {
        <Title text=say::vault_history_title() />
        <Answer
            to=page
            loading=say::vault_history_reading
            draw=move |answer| gate::opened(answer, "/vault/history", refetch, |open| {
                view! { <Page open /> }.into_any()
            })
        />
    }
}

#[component]
fn Page(open: HistoryPage) -> impl IntoView {
    let left = countdown_from(Signal::stored(open.open_for));
    let rows = RwSignal::new(open.events);
    let next = RwSignal::new(open.next);
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let show_more = move |_| {
        busy.set(true);
        trouble.clear();
        spawn_local(async move {
            match vault_history(next.get_untracked()).await {
                Ok(Opened::Open(older)) => {
                    rows.try_update(|rows| rows.extend(older.events));
                    next.try_set(older.next);
                }
                // It has locked itself: the page begins anew, with the pattern.
                Ok(_) => load_afresh("/vault/history"),
                Err(error) => trouble.fail(error),
            }
            busy.try_set(false);
        });
    };
    view! {
        <section class="card">
            <p><a href="/vault">{say::vault_all_records()}</a></p>
            <div class="card__head">
                <PageHeading>{say::vault_history_heading()}</PageHeading>
                <OpenFor left on_over=move |()| close(false, || ()) />
            </div>
            <ul class="rows">
                {move || rows.get().into_iter().map(|event| view! { <Row event /> }).collect_view()}
            </ul>
            <TroubleNotice trouble />
            <p hidden=move || next.get().is_none()>
                <button type="button" class="button button--quiet" disabled=busy on:click=show_more>
                    {move || if busy.get() { say::vault_loading() } else { say::vault_history_more() }}
                </button>
            </p>
        </section>
    }
}

#[component]
fn Row(event: VaultEvent) -> impl IntoView {
    let about = event.record.map(|(id, title)| match title {
        Some(title) => view! { <a href=format!("/vault/{id}")><bdi>{title}</bdi></a> }.into_any(),
        None => say::vault_history_record_deleted().into_any(),
    });
    view! {
        <li class="rows__row" data-testid="history-row" data-kind=event.action.clone()>
            <div class="entry">
                <p class="rows__title">{happened(&event.action)}</p>
                {about.map(|about| view! { <p class="entry__about">{about}</p> })}
                <p class="entry__fact"><When at=event.at /> "\u{a0}· " <bdi>{actor(event.by)}</bdi></p>
            </div>
        </li>
    }
}
