//! The inputs of a record's fields.

use leptos::prelude::*;

use super::kinds::{Field, Typed, known};
use crate::{
    api::{FieldMessage, FieldText, RecordKind, text_of},
    form::TextField,
    words::say,
};

/// A field and what is typed into it.
#[derive(Clone, Copy)]
pub struct Input {
    field: &'static Field,
    text: RwSignal<String>,
    /// Whether the secret that is kept is to go.
    removed: RwSignal<bool>,
}

/// The inputs of a kind with what the fields hold, in the order of the page.
pub fn inputs(kind: RecordKind, fields: &[FieldText]) -> Vec<Input> {
    let input = |field: &'static Field| Input {
        field,
        text: RwSignal::new(field.typed.shown(text_of(fields, field.name))),
        removed: RwSignal::new(false),
    };
    known(kind).fields.iter().map(input).collect()
}

/// What was typed, as it is sent. Of a record that is changed, a secret stays what it was where
/// nothing was typed, unless it is to go.
pub fn collected(inputs: &[Input], changes: bool) -> Vec<FieldText> {
    let sent = |Input { field, text, removed }: &Input| {
        let text = text.with_untracked(|text| field.typed.sent(text));
        let keeps = changes && field.secret && text.trim().is_empty() && !removed.get_untracked();
        (!keeps).then(|| FieldText { field: field.name.to_owned(), text })
    };
    inputs.iter().filter_map(sent).collect()
}

/// The sentence at the field of this name, empty where nothing is wrong with it.
pub fn message_at(wrong: RwSignal<Vec<FieldMessage>>, name: &'static str) -> Signal<String> {
    Signal::derive(move || {
        wrong.with(|wrong| {
            let found = wrong.iter().find(|wrong| wrong.field == name);
            found.map(|wrong| wrong.message.clone()).unwrap_or_default()
        })
    })
}

/// The inputs of the fields.
#[component]
pub fn Inputs(
    inputs: Vec<Input>,
    /// Whether there is something in the vault that they change.
    changes: bool,
    /// What is wrong with which of them.
    wrong: RwSignal<Vec<FieldMessage>>,
) -> impl IntoView {
    inputs
        .into_iter()
        .map(|Input { field, text: value, removed }| {
            let Field { name, label, typed, secret, removal, hint } = *field;
            let label = label();
            let error = message_at(wrong, name);
            let kind = match typed {
                Typed::Never => return ().into_any(),
                Typed::Lines => {
                    return view! { <Paragraphs id=name label value error /> }.into_any();
                }
                Typed::Line(kind) => kind,
                Typed::CardMonth => "text",
            };
            let hint = match hint {
                _ if secret && changes => say::vault_hint_keep_secret(),
                Some(hint) => hint(),
                None => "",
            };
            view! {
                <TextField id=name label value kind hint error direction="auto" />
                {removal.filter(|_| changes).map(|removal| view! { <Remove label=removal() value removed /> })}
            }
            .into_any()
        })
        .collect_view()
}

/// A secret that need not be there can be taken away: while nothing else is typed for it.
#[component]
fn Remove(label: &'static str, value: RwSignal<String>, removed: RwSignal<bool>) -> impl IntoView {
    let typed = move || value.with(|text| !text.trim().is_empty());
    view! {
        <label class="check">
            <input
                type="checkbox"
                class="check__box"
                prop:checked=move || removed.get() && !typed()
                prop:disabled=typed
                on:change=move |event| removed.set(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}

/// Text of several lines. Its content is set as a property, never as a child: text that begins
/// with a line break would come back without it.
#[component]
fn Paragraphs(
    id: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    error: Signal<String>,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    view! {
        <div class="field" class:field--wrong=move || !error.with(String::is_empty)>
            <label class="field__label" for=id>{label}</label>
            <textarea
                dir="auto"
                class="field__input field__input--tall"
                id=id
                name=id
                rows=if id == "text" { "8" } else { "4" }
                autocomplete="off"
                aria-describedby=error_id.clone()
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
            <p class="field__error" id=error_id>{move || error.get()}</p>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_sent_only_where_something_was_typed() {
        let owner = Owner::new();
        owner.with(|| {
            let inputs = inputs(RecordKind::Card, &[]);
            let names = |changes| {
                let sent = collected(&inputs, changes).into_iter();
                sent.map(|field| field.field).collect::<Vec<_>>()
            };
            assert_eq!(names(true), ["holder", "valid_until", "issuer", "notes"]);
            assert_eq!(names(false).len(), 7);
            let pin = inputs.iter().find(|input| input.field.name == "pin").unwrap();
            pin.text.set("1234".to_owned());
            assert!(names(true).contains(&"pin".to_owned()));
            pin.text.set(String::new());
            pin.removed.set(true);
            let sent = collected(&inputs, true);
            assert!(sent.iter().any(|field| field.field == "pin" && field.text.is_empty()));
        });
    }

    #[test]
    fn what_goes_with_a_file_is_sent_as_it_came() {
        let owner = Owner::new();
        owner.with(|| {
            let text =
                |field: &str, text: &str| FieldText { field: field.into(), text: text.into() };
            let fields = [text("media_type", "image/png"), text("name", "a.png")];
            let mut sent = collected(&inputs(RecordKind::File, &fields), true);
            sent.sort_by(|one, other| one.field.cmp(&other.field));
            assert_eq!(sent, fields);
        });
    }
}
