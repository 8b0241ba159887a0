//! One record.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::{
    editor::Editor,
    facts::Facts,
    file::{FileForm, content_path},
    gate,
    list::Closed,
    open_for::{OpenFor, close},
};
use crate::{
    api::{ApiError, Opened, Record, RecordKind, delete_record, view_record},
    form::countdown_from,
    words,
};

/// What is being changed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Changing {
    Nothing,
    Fields,
    Content,
}

/// The page of one record.
#[component]
pub fn VaultRecord() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.read().get("record").unwrap_or_default();
    let page = Resource::new_blocking(id, view_record);
    let refetch = Callback::new(move |()| page.refetch());
    view! {
        <Title text="Record" />
        <Transition fallback=|| view! { <p class="loading">"Opening the record…"</p> }>
            {move || page.get().map(|answer| gate::opened(answer, &format!("/vault/{}", id()), refetch, |record| {
                view! { <Page record on_changed=refetch /> }.into_any()
            }))}
        </Transition>
    }
}

#[component]
fn Page(record: Record, on_changed: Callback<()>) -> impl IntoView {
    let changing = RwSignal::new(Changing::Nothing);
    let over = RwSignal::new(false);
    let left = countdown_from(Signal::stored(record.open_for));
    let record = StoredValue::new(record);
    let idle = move || changing.get() == Changing::Nothing;
    let saved = move |()| {
        changing.set(Changing::Nothing);
        on_changed.run(());
    };
    let cancel = move |()| changing.set(Changing::Nothing);
    view! {
        <section class="card">
            <p><a href="/vault">"All records"</a></p>
            <div class="card__head">
                <h1>{move || if over.get() { "Locked".to_owned() } else { record.with_value(|record| record.title.clone()) }}</h1>
                <OpenFor left on_over=move |()| close(changing.get_untracked() != Changing::Nothing, || over.set(true)) />
            </div>
            <Show when=move || !over.get() fallback=|| view! { <Closed /> }>
                <Show when=idle>
                    <Facts record />
                    <div class="buttons">
                        <Content record changing />
                        <button type="button" class="button button--quiet" on:click=move |_| changing.set(Changing::Fields)>
                            "Change"
                        </button>
                        <Delete id=record.with_value(|record| record.id.clone()) />
                    </div>
                </Show>
            </Show>
        </section>
        // What is being typed outlives the lock: saving asks for the pattern.
        {move || record.with_value(|record| match changing.get() {
            Changing::Nothing => ().into_any(),
            Changing::Fields => view! {
                <Editor
                    heading="Change the record"
                    kind=record.kind
                    title=record.title.clone()
                    fields=record.fields.clone()
                    existing=Some((record.id.clone(), record.version))
                    on_saved=saved
                    on_cancel=cancel
                />
            }.into_any(),
            Changing::Content => view! {
                <FileForm
                    heading=if record.size.is_some() { "Replace the file" } else { "Upload the file" }
                    existing=Some(record.clone())
                    on_saved=saved
                    on_cancel=cancel
                />
            }.into_any(),
        })}
    }
}

/// What can be done with the content of a file.
#[component]
fn Content(record: StoredValue<Record>, changing: RwSignal<Changing>) -> impl IntoView {
    let change = move |_| changing.set(Changing::Content);
    record.with_value(|record| match (record.kind, record.size) {
        (RecordKind::File, Some(_)) => view! {
            // The file comes from the vault, past the pages: the router has to let go of it.
            <a class="button" href=content_path(&record.id) rel="external">"Download"</a>
            <button type="button" class="button button--quiet" on:click=change>"Replace"</button>
        }
        .into_any(),
        (RecordKind::File, None) => view! {
            <button type="button" class="button" on:click=change>"Upload the file"</button>
        }
        .into_any(),
        _ => ().into_any(),
    })
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
