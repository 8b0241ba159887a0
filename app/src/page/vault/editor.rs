//! Adding and changing a record.

use leptos::{prelude::*, task::spawn_local};

use super::{
    fields::{Inputs, collected, inputs, message_at},
    meanwhile::{LockedMeanwhile, Meanwhile},
};
use crate::{
    api::{
        ApiError, FieldMessage, FieldText, Opened, RecordDraft, RecordKind, add_record,
        change_record,
    },
    form::{Notice, TextField},
    page::heading::FocusedHeading,
    words::{self, say},
};

/// A form for one record. What was typed stays until it is saved or given up, also where the
/// vault locks itself meanwhile: then the pattern is asked for in place.
#[component]
pub fn Editor(
    heading: &'static str,
    kind: RecordKind,
    title: String,
    fields: Vec<FieldText>,
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
    let changes = existing.is_some();
    let inputs = StoredValue::new(inputs(kind, &fields));
    let existing = StoredValue::new(existing);
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let meanwhile = Meanwhile::new();
    let wrong = RwSignal::new(Vec::<FieldMessage>::new());

    let save = move || {
        busy.set(true);
        problem.set(String::new());
        wrong.set(Vec::new());
        spawn_local(async move {
            let fields = inputs.with_value(|inputs| collected(inputs, changes));
            let draft = RecordDraft { kind, title: title.get_untracked(), fields };
            let saved = match existing.get_value() {
                None => add_record(draft).await.map(Opened::discard),
                Some((id, version)) => change_record(id, version, draft).await,
            };
            match saved {
                // Whoever has left the page meanwhile is not called back.
                Ok(Opened::Open(())) => {
                    on_saved.try_run(());
                }
                Ok(Opened::Locked(challenge)) => {
                    if let Err(error) = meanwhile.ask(challenge).await {
                        problem.set(words::sentence(error));
                    }
                }
                Ok(Opened::Closed) => problem.set(words::sentence(ApiError::ServiceDown)),
                Ok(Opened::Refused(fields)) => {
                    problem.set(say::vault_fields_refused().to_owned());
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
            problem.set(say::vault_title_missing().to_owned());
        } else {
            save();
        }
    };
    view! {
        <section class="card">
            <FocusedHeading text=heading />
            <form method="post" on:submit=submit novalidate=true>
                <Notice text=problem />
                <TextField id="title" label=say::vault_field_title() value=title error=message_at(wrong, "title") />
                <Inputs inputs=inputs.get_value() changes wrong />
                <div class="buttons">
                    <button type="submit" class="button" disabled=move || busy.get() || meanwhile.waits()>
                        {move || if busy.get() { say::vault_saving() } else { say::button_save() }}
                    </button>
                    <button type="button" class="button button--quiet" disabled=busy on:click=move |_| on_cancel.run(())>
                        {say::button_cancel()}
                    </button>
                </div>
            </form>
            <LockedMeanwhile meanwhile on_opened=move |()| save() />
        </section>
    }
}
