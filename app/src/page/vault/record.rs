//! One record.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::{
    delete::DeleteAfterAsking,
    editor::Editor,
    facts::Facts,
    file::{FileForm, content_path},
    gate,
    list::Closed,
    open_for::{OpenFor, close},
    told::Told,
};
use crate::{
    api::{Record, RecordKind, view_record},
    form::countdown_from,
    page::answer::Answer,
    page::heading::PageHeading,
    words::say,
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
    let (refetch, told) = (Callback::new(move |()| page.refetch()), Told::nothing());
    let changed = Callback::new(move |()| {
        told.saved();
        page.refetch();
    });
    view! {
        <Title text=say::vault_record_title() />
        {told.view()}
        <Answer
            to=page
            loading=say::vault_record_opening
            draw=move |answer| gate::opened(answer, &format!("/vault/{}", id()), refetch, |record| {
                view! { <Page record on_changed=changed /> }.into_any()
            })
        />
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
            <p><a href="/vault">{say::vault_all_records()}</a></p>
            <div class="card__head">
                <PageHeading><bdi>{move || if over.get() { say::vault_locked().to_owned() } else { record.with_value(|record| record.title.clone()) }}</bdi></PageHeading>
                <OpenFor left on_over=move |()| close(changing.get_untracked() != Changing::Nothing, || over.set(true)) />
            </div>
            <Show when=move || !over.get() fallback=|| view! { <Closed /> }>
                <Show when=idle>
                    <Facts record />
                    <DeleteAfterAsking id=record.with_value(|record| record.id.clone())>
                        <Content record changing />
                        <button type="button" class="button button--quiet" on:click=move |_| changing.set(Changing::Fields)>
                            {say::vault_record_change()}
                        </button>
                    </DeleteAfterAsking>
                </Show>
            </Show>
        </section>
        // What is being typed outlives the lock: saving asks for the pattern.
        {move || record.with_value(|record| match changing.get() {
            Changing::Nothing => ().into_any(),
            Changing::Fields => view! {
                <Editor
                    heading=say::vault_record_change_heading()
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
                    heading=if record.size.is_some() { say::vault_file_replace_heading() } else { say::vault_file_upload() }
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
            <a class="button" href=content_path(&record.id) rel="external">{say::vault_file_download()}</a>
            <button type="button" class="button button--quiet" on:click=change>{say::vault_file_replace()}</button>
        }
        .into_any(),
        (RecordKind::File, None) => view! {
            <button type="button" class="button" on:click=change>{say::vault_file_upload()}</button>
        }
        .into_any(),
        _ => ().into_any(),
    })
}
