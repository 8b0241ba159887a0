//! One record.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::{
    ask::Ask,
    editor::Editor,
    fields::signals,
    list::Closed,
    open_for::{OpenFor, close},
};
use crate::{
    api::{ApiError, Opened, Record, delete_record, view_record},
    form::countdown_from,
    page::guard::{Failed, GoOn},
    words,
};

/// The page of one record.
#[component]
pub fn VaultRecord() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.read().get("record").unwrap_or_default();
    let page = Resource::new_blocking(id, view_record);
    view! {
        <Title text="Record" />
        <Transition fallback=|| view! { <p class="loading">"Opening the record…"</p> }>
            {move || page.get().map(|answer| match answer {
                Ok(Opened::Open(record)) => view! { <Page record on_changed=move || page.refetch() /> }.into_any(),
                Ok(Opened::Locked(challenge)) => view! { <GoOn to=format!("/unlock/{challenge}") /> }.into_any(),
                Ok(Opened::Closed) => view! { <Ask on_ask=move |()| page.refetch() /> }.into_any(),
                Ok(Opened::Refused(_)) => view! { <Failed error=ApiError::ServiceDown here=format!("/vault/{}", id()) /> }.into_any(),
                Err(error) => view! { <Failed error here=format!("/vault/{}", id()) /> }.into_any(),
            })}
        </Transition>
    }
}

#[component]
fn Page(record: Record, #[prop(into)] on_changed: Callback<()>) -> impl IntoView {
    let editing = RwSignal::new(false);
    let over = RwSignal::new(false);
    let left = countdown_from(Signal::stored(record.open_for));
    let record = StoredValue::new(record);
    view! {
        <section class="card">
            <p><a href="/vault">"All records"</a></p>
            <div class="card__head">
                <h1>{move || if over.get() { "Locked".to_owned() } else { record.with_value(|record| record.title.clone()) }}</h1>
                <OpenFor left on_over=move |()| close(editing.get_untracked(), || over.set(true)) />
            </div>
            <Show when=move || !over.get() fallback=|| view! { <Closed /> }>
                <Show when=move || !editing.get()>
                    <Facts record />
                    <div class="buttons">
                        <button type="button" class="button" on:click=move |_| editing.set(true)>
                            "Change"
                        </button>
                        <Delete id=record.with_value(|record| record.id.clone()) />
                    </div>
                </Show>
            </Show>
        </section>
        // What is being typed outlives the lock: saving asks for the pattern.
        <Show when=move || editing.get()>
            <Editor
                heading="Change the record"
                title=record.with_value(|record| record.title.clone())
                fields=record.with_value(|record| record.fields.clone())
                existing=record.with_value(|record| Some((record.id.clone(), record.version)))
                on_saved=move |()| {
                    editing.set(false);
                    on_changed.run(());
                }
                on_cancel=move |()| editing.set(false)
            />
        </Show>
    }
}

#[component]
fn Facts(record: StoredValue<Record>) -> impl IntoView {
    let facts = record.with_value(|record| signals(&record.fields));
    view! {
        <dl class="facts">
            {facts
                .into_iter()
                .map(|(_, label, value)| view! {
                    <div class="facts__row"><dt>{label}</dt><dd class="facts__text">{value.get_untracked()}</dd></div>
                })
                .collect_view()}
        </dl>
    }
}

/// Deletes after a second press: there is no way back.
#[component]
fn Delete(id: String) -> impl IntoView {
    let navigate = use_navigate();
    let asked = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let press = move |_| {
        if !asked.get_untracked() {
            asked.set(true);
            return;
        }
        let (id, navigate) = (id.clone(), navigate.clone());
        busy.set(true);
        spawn_local(async move {
            match delete_record(id).await {
                Ok(Opened::Open(())) => navigate("/vault", Default::default()),
                Ok(Opened::Locked(challenge)) => {
                    navigate(&format!("/unlock/{challenge}"), Default::default())
                }
                Ok(Opened::Closed | Opened::Refused(_)) => {
                    problem.set(words::sentence(ApiError::ServiceDown));
                }
                Err(error) => problem.set(words::sentence(error)),
            }
            busy.set(false);
        });
    };
    view! {
        <button type="button" class="button button--quiet button--grave" disabled=busy on:click=press>
            {move || if asked.get() { "Delete for good" } else { "Delete" }}
        </button>
        <p aria-live="polite">{move || problem.get()}</p>
    }
}
