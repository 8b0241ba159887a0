//! Adding a file, and giving a record another content.

mod picked;
mod state;
mod upload;

use leptos::{prelude::*, task::spawn_local};

pub use self::upload::{challenge_in, content_path};
use self::{
    picked::PickedFile,
    state::{State, StateLine},
    upload::{Upload, Uploaded},
};
use super::{
    fields::message_at,
    meanwhile::{LockedMeanwhile, Meanwhile},
};
use crate::{
    api::{
        ApiError, FieldMessage, FieldText, Opened, Record, RecordDraft, RecordKind, add_record,
        change_record, view_record,
    },
    form::{Notice, TextField},
    page::heading::FocusedHeading,
    words::{self, say},
};

/// A form for a file: the record is kept first, then the content is sent. What was chosen stays
/// until all of it has arrived or it is given up.
#[component]
pub fn FileForm(
    heading: &'static str,
    /// The record whose content is sent; `None` for a new one.
    existing: Option<Record>,
    /// Called when the content has arrived.
    #[prop(into)]
    on_saved: Callback<()>,
    /// Called when it is given up.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> impl IntoView {
    let new = existing.is_none();
    let title =
        RwSignal::new(existing.as_ref().map(|record| record.title.clone()).unwrap_or_default());
    // The record that the content is for, once there is one.
    let target = RwSignal::new(existing.map(|record| record.id));
    let picked = RwSignal::new(None::<PickedFile>);
    let state = RwSignal::new(State::Empty);
    let problem = RwSignal::new(String::new());
    let wrong = RwSignal::new(Vec::<FieldMessage>::new());
    let meanwhile = Meanwhile::new();
    let running = StoredValue::new_local(None::<Upload>);
    let stopped = StoredValue::new(false);

    let choose = move |chosen: Option<PickedFile>| {
        let Some(chosen) = chosen else { return };
        problem.set(String::new());
        state.set(State::of(&chosen));
        // A title that nobody has typed goes with the file.
        let before = picked.with_untracked(|picked| picked.as_ref().map(PickedFile::name));
        let typed = title
            .with_untracked(|title| !title.trim().is_empty() && before.as_ref() != Some(title));
        if new && !typed {
            title.set(chosen.name());
        }
        picked.set(Some(chosen));
    };
    let save = move || {
        let Some(file) = picked.get_untracked().filter(|_| state.get_untracked().can_be_sent())
        else {
            problem.set(say::vault_file_missing().to_owned());
            return;
        };
        if title.with_untracked(|title| title.trim().is_empty()) {
            problem.set(say::vault_title_missing().to_owned());
            return;
        }
        problem.set(String::new());
        wrong.set(Vec::new());
        state.set(State::Saving);
        stopped.set_value(false);
        spawn_local(async move {
            let kept = keep(target, title, &file).await;
            let kept = match kept {
                // Whoever wanted to stop while the record was being kept wants no upload.
                Ok(Opened::Open(_)) if stopped.try_get_value() == Some(true) => {
                    Err(Failure::Said(say::vault_file_stopped()))
                }
                Ok(Opened::Open(id)) => send(&id, &file, state, running).await,
                other => other.map(Opened::discard),
            };
            // Whoever has left the page meanwhile is not called back.
            state.try_update(|state| state.rest(&file));
            match kept {
                Ok(Opened::Open(())) => {
                    on_saved.try_run(());
                }
                Ok(Opened::Locked(challenge)) => {
                    if let Err(error) = meanwhile.ask(challenge).await {
                        problem.try_set(words::sentence(error));
                    }
                }
                Ok(Opened::Closed) => {
                    problem.try_set(words::sentence(ApiError::ServiceDown));
                }
                Ok(Opened::Refused(fields)) => {
                    problem.try_set(say::vault_fields_refused().to_owned());
                    wrong.try_set(fields);
                }
                Err(Failure::Told(error)) => {
                    problem.try_set(words::sentence(error));
                }
                Err(Failure::Said(words)) => {
                    problem.try_set(words.to_owned());
                }
            }
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    let stop = move || {
        stopped.set_value(true);
        running.update_value(|upload| drop(upload.take()));
    };
    let cancel = move |_| {
        if state.get_untracked().is_busy() {
            stop();
        } else if new && target.with_untracked(Option::is_some) {
            // The record is in the list by now, without its content.
            on_saved.run(());
        } else {
            on_cancel.run(());
        }
    };
    let busy = move || state.with(State::is_busy);
    view! {
        <section class="card">
            <FocusedHeading text=heading />
            <form method="post" on:submit=submit novalidate=true>
                <Notice text=problem />
                <div class="file">
                    <input
                        type="file"
                        class="file__input"
                        id="file"
                        aria-describedby="file-state"
                        disabled=busy
                        on:change:target=move |event| choose(PickedFile::from_input(&event.target()))
                    />
                    <label class="button button--quiet file__label" for="file">{say::vault_file_choose()}</label>
                    <StateLine state picked />
                </div>
                // It begins with the name of the file.
                <Show when=move || new && picked.with(Option::is_some)>
                    <TextField id="title" label=say::vault_field_title() value=title error=message_at(wrong, "title") />
                </Show>
                <div class="buttons">
                    <button type="submit" class="button" disabled=move || busy() || meanwhile.waits()>
                        {move || if busy() { say::vault_saving() } else { say::button_save() }}
                    </button>
                    <button type="button" class="button button--quiet" on:click=cancel>{say::button_cancel()}</button>
                </div>
            </form>
            <LockedMeanwhile meanwhile on_opened=move |()| save() />
        </section>
    }
}

/// Why a file was not stored.
enum Failure {
    /// The server has refused.
    Told(ApiError),
    /// The page has found out.
    Said(&'static str),
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Told(error)
    }
}

/// Keeps the record, with the name of what was chosen, and gives its id.
async fn keep(
    target: RwSignal<Option<String>>,
    title: RwSignal<String>,
    file: &PickedFile,
) -> Result<Opened<String>, Failure> {
    let text = |field: &str, text: String| FieldText { field: field.to_owned(), text };
    let draft = RecordDraft {
        kind: RecordKind::File,
        title: title.get_untracked(),
        fields: vec![text("name", file.name()), text("media_type", file.media_type())],
    };
    let Some(id) = target.get_untracked() else {
        let added = add_record(draft).await?;
        if let Opened::Open(id) = &added {
            target.try_set(Some(id.clone()));
        }
        return Ok(added);
    };
    // As it is now: what was tried before has changed its version.
    let record = match view_record(id.clone()).await? {
        Opened::Open(record) => record,
        other => return Ok(other.discard().with(id)),
    };
    if record.fields.iter().all(|field| draft.fields.contains(field)) {
        return Ok(Opened::Open(id));
    }
    let draft = RecordDraft { title: record.title, ..draft };
    Ok(change_record(id.clone(), record.version, draft).await?.with(id))
}

/// Sends the content.
async fn send(
    id: &str,
    file: &PickedFile,
    state: RwSignal<State>,
    running: StoredValue<Option<Upload>, LocalStorage>,
) -> Result<Opened<()>, Failure> {
    let began = Upload::begin(id, file, move |sent| {
        state.try_set(State::Sending(sent));
    });
    let (upload, end) = began.map_err(|_| Failure::Said(say::vault_file_cannot_be_sent()))?;
    state.try_set(State::Sending(0));
    running.try_update_value(|running| *running = Some(upload));
    let uploaded = end.await;
    running.try_update_value(|running| *running = None);
    match uploaded {
        Uploaded::Stored => Ok(Opened::Open(())),
        Uploaded::Locked(challenge) => Ok(Opened::Locked(challenge)),
        Uploaded::Refused(401) => Err(Failure::Told(ApiError::SignedOut)),
        Uploaded::Refused(413) => Err(Failure::Said(say::vault_file_not_taken())),
        Uploaded::Refused(409) => Err(Failure::Told(ApiError::Full)),
        Uploaded::Refused(404) => Err(Failure::Told(ApiError::NotFound)),
        Uploaded::Refused(_) => Err(Failure::Told(ApiError::ServiceDown)),
        Uploaded::Stopped => Err(Failure::Said(say::vault_file_stopped())),
        Uploaded::Broken => Err(Failure::Said(say::vault_file_broken_off())),
    }
}
