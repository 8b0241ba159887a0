//! The list of records.

use leptos::prelude::*;

use super::{
    editor::Editor,
    open_for::{OpenFor, close},
};
use crate::{
    api::{RecordFields, RecordKind, RecordSummary, RecordsPage},
    form::countdown_from,
};

/// The open vault: its records, and the way to add one.
#[component]
pub fn Records(
    open: RecordsPage,
    /// Called when the list has to be asked for again.
    #[prop(into)]
    on_changed: Callback<()>,
) -> impl IntoView {
    let left = countdown_from(Signal::stored(open.open_for));
    let over = RwSignal::new(false);
    let adding = RwSignal::new(None::<RecordKind>);
    let empty = open.records.is_empty();
    let records = StoredValue::new(open.records);
    view! {
        <section class="card">
            <div class="card__head">
                <h1>"Your vault"</h1>
                <OpenFor left on_over=move |()| close(adding.get_untracked().is_some(), || over.set(true)) />
            </div>
            <Show when=move || !over.get() fallback=|| view! { <Closed /> }>
                {empty.then(|| view! {
                    <p class="empty">"Nothing here yet. Add a bank account or a note: it is encrypted with a key of your own."</p>
                })}
                <ul class="rows">
                    {records.get_value().into_iter().map(|record| view! { <Row record /> }).collect_view()}
                </ul>
            </Show>
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| adding.set(Some(RecordKind::BankAccount))>
                    "Add a bank account"
                </button>
                <button type="button" class="button button--quiet" on:click=move |_| adding.set(Some(RecordKind::Note))>
                    "Add a note"
                </button>
            </div>
        </section>
        {move || adding.get().map(|kind| view! {
            <Editor
                heading=match kind {
                    RecordKind::BankAccount => "Add a bank account",
                    RecordKind::Note => "Add a note",
                }
                title=String::new()
                fields=RecordFields::empty(kind)
                existing=None
                on_saved=move |()| { adding.set(None); on_changed.run(()); }
                on_cancel=move |()| adding.set(None)
            />
        })}
    }
}

#[component]
fn Row(record: RecordSummary) -> impl IntoView {
    let kind = match record.kind {
        RecordKind::BankAccount => "Bank account",
        RecordKind::Note => "Note",
    };
    view! {
        <li class="rows__row" data-testid="record-row">
            <a class="rows__title rows__link" href=format!("/vault/{}", record.id)>{record.title}</a>
            <span class="rows__state">{kind}</span>
        </li>
    }
}

/// What stands where the records stood.
#[component]
pub fn Closed() -> impl IntoView {
    view! {
        <p class="notice" role="status">
            "The vault has locked itself. "
            <a href="/vault" rel="external">"Open it again"</a>
        </p>
    }
}
