//! The fields of each kind of record, and their labels.

use leptos::prelude::*;

use crate::{
    api::{FieldMessage, RecordFields},
    form::TextField,
};

/// One field of a record: the id of its input, its label, and its value.
pub type Field = (&'static str, &'static str, RwSignal<String>);

/// The fields of a record as signals, in the order of the page.
pub fn signals(fields: &RecordFields) -> Vec<Field> {
    let signal = |id, label, value: &str| (id, label, RwSignal::new(value.to_owned()));
    match fields {
        RecordFields::BankAccount {
            holder,
            account_number,
            account_type,
            email,
            phone,
            address,
            proof_of_identity,
        } => vec![
            signal("holder", "Account holder", holder),
            signal("account-number", "Account number", account_number),
            signal("account-type", "Account type", account_type),
            signal("record-email", "E-mail", email),
            signal("phone", "Phone", phone),
            signal("address", "Address", address),
            signal("proof-of-identity", "Proof of identity", proof_of_identity),
        ],
        RecordFields::Note { text } => vec![signal("text", "Text", text)],
    }
}

/// The record that the fields make, of the same kind as `like`.
pub fn collected(like: &RecordFields, fields: &[Field]) -> RecordFields {
    let value = |id: &str| {
        fields
            .iter()
            .find(|(name, ..)| *name == id)
            .map(|(.., value)| value.get_untracked())
            .unwrap_or_default()
    };
    match like {
        RecordFields::BankAccount { .. } => RecordFields::BankAccount {
            holder: value("holder"),
            account_number: value("account-number"),
            account_type: value("account-type"),
            email: value("record-email"),
            phone: value("phone"),
            address: value("address"),
            proof_of_identity: value("proof-of-identity"),
        },
        RecordFields::Note { .. } => RecordFields::Note { text: value("text") },
    }
}

/// The sentence at the input with this id, empty where nothing is wrong with it.
pub fn message_at(wrong: RwSignal<Vec<FieldMessage>>, id: &'static str) -> Signal<String> {
    // On the wire the words of a name are joined by underscores, and the e-mail has no prefix.
    let name = id.trim_start_matches("record-").replace('-', "_");
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
    fields: Vec<Field>,
    /// What is wrong with which of them.
    wrong: RwSignal<Vec<FieldMessage>>,
) -> impl IntoView {
    fields
        .into_iter()
        .map(|(id, label, value)| match id {
            "text" => {
                view! { <Paragraphs id label value error=message_at(wrong, id) /> }.into_any()
            }
            _ => view! { <TextField id label value error=message_at(wrong, id) /> }.into_any(),
        })
        .collect_view()
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
                class="field__input field__input--tall"
                id=id
                name=id
                rows="8"
                autocomplete="off"
                aria-describedby=error_id.clone()
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
            <p class="field__error" id=error_id>{move || error.get()}</p>
        </div>
    }
}
