//! The list of records.

use leptos::prelude::*;

use super::{
    add::{Add, Icon},
    editor::Editor,
    file::FileForm,
    kinds::known,
    open_for::{OpenFor, close},
};
use crate::{
    api::{RecordKind, RecordSummary, RecordsPage},
    component::picture_chooser::text::size,
    form::countdown_from,
    page::heading::PageHeading,
    words::say,
};

/// The open vault: its records, and the way to add one.
#[component]
pub fn Records(
    open: RecordsPage,
    /// Called when the list has to be asked for again.
    on_changed: Callback<()>,
) -> impl IntoView {
    let left = countdown_from(Signal::stored(open.open_for));
    let over = RwSignal::new(false);
    let adding = RwSignal::new(None::<RecordKind>);
    let records = StoredValue::new(open.records);
    view! {
        <section class="card">
            <div class="card__head">
                <PageHeading>{say::vault_heading()}</PageHeading>
                <OpenFor left on_over=move |()| close(adding.get_untracked().is_some(), || over.set(true)) />
            </div>
            <Show when=move || !over.get() fallback=|| view! { <Closed /> }>
                {if records.with_value(Vec::is_empty) {
                    view! {
                        <p class="empty">{say::vault_empty()}</p>
                    }.into_any()
                } else {
                    view! { <List records /> }.into_any()
                }}
            </Show>
            <Add adding />
            <p class="vault-ways">
                <a href="/vault/history">{say::vault_history()}</a>
                <a href="/vault/export">{say::vault_export_everything()}</a>
            </p>
        </section>
        {move || adding.get().map(|kind| {
            let saved = move |()| { adding.set(None); on_changed.run(()); };
            let cancel = move |()| adding.set(None);
            let heading = (known(kind).add)();
            match kind {
                RecordKind::File => view! { <FileForm heading existing=None on_saved=saved on_cancel=cancel /> }.into_any(),
                kind => view! {
                    <Editor
                        heading
                        kind
                        title=String::new()
                        fields=Vec::new()
                        existing=None
                        on_saved=saved
                        on_cancel=cancel
                    />
                }.into_any(),
            }
        })}
    }
}

/// The records, and a box to find one of them by its title.
#[component]
fn List(records: StoredValue<Vec<RecordSummary>>) -> impl IntoView {
    let words = RwSignal::new(Vec::<String>::new());
    let found =
        Memo::new(move |_| words.with(|words| records.with_value(|records| found(records, words))));
    let nothing = move || found.with(Vec::is_empty);
    view! {
        <div class="field" role="search">
            <label class="field__label" for="search">{say::vault_search()}</label>
            <input
                class="field__input"
                id="search"
                type="search"
                dir="auto"
                autocomplete="off"
                spellcheck="false"
                maxlength="200"
                on:input=move |event| words.set(
                    folded(&event_target_value(&event)).split_whitespace().map(str::to_owned).collect(),
                )
            />
        </div>
        <ul class="rows" aria-label=say::vault_records()>
            {move || found.get().into_iter()
                .filter_map(|index| records.with_value(|records| records.get(index).cloned()))
                .map(|record| view! { <Row record /> })
                .collect_view()}
        </ul>
        <p class="empty" role="status">
            {move || nothing().then(say::vault_nothing_found)}
        </p>
    }
}

/// Where the records stand whose titles have every word.
fn found(records: &[RecordSummary], words: &[String]) -> Vec<usize> {
    let all = |title: &str| {
        words.is_empty() || {
            let title = folded(title);
            words.iter().all(|word| title.contains(word.as_str()))
        }
    };
    let places = records.iter().enumerate().filter(|(_, record)| all(&record.title));
    places.map(|(place, _)| place).collect()
}

/// The text in small letters, each spelled in one way (NFC); the browser knows both.
fn folded(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().normalize("NFC").into()
}

#[component]
fn Row(record: RecordSummary) -> impl IntoView {
    let kind = known(record.kind);
    let name = (kind.name)();
    let state = match (record.kind, record.size) {
        (RecordKind::File, Some(bytes)) => say::vault_kind_and_size(name, &size(bytes)),
        (RecordKind::File, None) => say::vault_kind_not_uploaded(name),
        _ => name.to_owned(),
    };
    view! {
        <li class="rows__row record" data-testid="record-row">
            <Icon kind />
            <a class="rows__title rows__link record__title" href=format!("/vault/{}", record.id)><bdi>{record.title}</bdi></a>
            <span class="rows__state">{state}</span>
        </li>
    }
}

/// What stands where the records stood.
#[component]
pub fn Closed() -> impl IntoView {
    view! {
        <p class="notice" role="status">
            {say::vault_locked_itself()}
            " "
            <a href="/vault" rel="external">{say::vault_open_again()}</a>
        </p>
    }
}
