//! Adding and changing a record.

use leptos::{prelude::*, task::spawn_local};

use super::fields::{Inputs, collected, message_at, signals};
use crate::{
    api::{
        ApiError, FieldMessage, Opened, RecordFields, UnlockPage, add_record, change_record,
        view_unlock,
    },
    form::{Notice, TextField},
    page::unlock::UnlockPanel,
    words,
};

/// A form for one record. What was typed stays until it is saved or given up, also where the
/// vault locks itself meanwhile: then the pattern is asked for in place.
#[component]
pub fn Editor(
    heading: &'static str,
    title: String,
    fields: RecordFields,
    /// The id and version of the record that is changed; `None` for a new one.
    existing: Option<(String, i64)>,
    /// Called when it is saved.
    #[prop(into)]
    on_saved: Callback<()>,
    /// Called when it is given up.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> impl IntoView {
    let title = RwSignal::new(title);
    let inputs = StoredValue::new(signals(&fields));
    let kind = StoredValue::new(fields);
    let existing = StoredValue::new(existing);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let locked = RwSignal::new(None::<UnlockPage>);
    let wrong = RwSignal::new(Vec::<FieldMessage>::new());

    let save = move || {
        busy.set(true);
        problem.set(String::new());
        wrong.set(Vec::new());
        spawn_local(async move {
            let fields =
                kind.with_value(|kind| inputs.with_value(|inputs| collected(kind, inputs)));
            let title = title.get_untracked();
            let saved = match existing.get_value() {
                None => add_record(title, fields).await.map(discard),
                Some((id, version)) => change_record(id, version, title, fields).await,
            };
            match saved {
                // Whoever has left the page meanwhile is not called back.
                Ok(Opened::Open(())) => {
                    on_saved.try_run(());
                }
                Ok(Opened::Locked(challenge)) => match view_unlock(challenge).await {
                    Ok(page) => locked.set(Some(page)),
                    Err(error) => problem.set(words::sentence(error)),
                },
                Ok(Opened::Closed) => problem.set(words::sentence(ApiError::ServiceDown)),
                Ok(Opened::Refused(fields)) => {
                    problem.set("The vault needs something else in the marked fields.".to_owned());
                    wrong.set(fields);
                }
                Err(error) => problem.set(words::sentence(error)),
            }
            busy.set(false);
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if title.with_untracked(|title| title.trim().is_empty()) {
            problem.set("Give it a title, by which you will find it.".to_owned());
        } else {
            save();
        }
    };
    let opened = move |_: String| {
        locked.set(None);
        save();
    };
    view! {
        <section class="card">
            <h2>{heading}</h2>
            <form method="post" on:submit=submit novalidate=true>
                <Notice text=problem />
                <TextField id="title" label="Title" value=title error=message_at(wrong, "title") />
                <Inputs fields=inputs.get_value() wrong />
                <div class="buttons">
                    <button type="submit" class="button" disabled=move || busy.get() || locked.get().is_some()>
                        {move || if busy.get() { "Saving…" } else { "Save" }}
                    </button>
                    <button type="button" class="button button--quiet" disabled=busy on:click=move |_| on_cancel.run(())>
                        "Cancel"
                    </button>
                </div>
            </form>
            {move || locked.get().map(|page| view! {
                <div class="locked-meanwhile">
                    <p class="notice">"The vault has locked itself meanwhile. What you typed is still here; draw the pattern to save it."</p>
                    <UnlockPanel page on_opened=opened on_restart=move |()| locked.set(None) />
                </div>
            })}
        </section>
    }
}

fn discard(opened: Opened<String>) -> Opened<()> {
    match opened {
        Opened::Open(_) => Opened::Open(()),
        Opened::Locked(challenge) => Opened::Locked(challenge),
        Opened::Closed => Opened::Closed,
        Opened::Refused(fields) => Opened::Refused(fields),
    }
}
