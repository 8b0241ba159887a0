//! What a record holds.

use leptos::prelude::*;

use super::{
    kinds::{Field, Typed, known},
    reveal::{Reveal, Revealed, SecretFact},
};
use crate::{
    api::{Record, RecordKind, text_of},
    component::picture_chooser::text::size,
    field_text::text_or_nothing,
    words::say,
};

/// The fields of a record that hold something, the secret ones masked.
#[component]
pub fn Facts(record: StoredValue<Record>) -> impl IntoView {
    record.with_value(|record| {
        let revealed = Revealed::none(record.id.clone());
        let secrets = record.masked.iter().any(|field| !field.text.is_empty());
        let fields = known(record.kind).fields.iter().filter(|field| field.typed != Typed::Never);
        let mut facts: Vec<AnyView> =
            fields.filter_map(|field| fact(record, field, revealed)).collect();
        if record.kind == RecordKind::File {
            let stored = match record.size {
                Some(bytes) => size(bytes),
                None => say::vault_file_unfinished().to_owned(),
            };
            facts.push(view! { <Fact label=say::vault_file_size()><span data-testid="file-size">{stored}</span></Fact> }.into_any());
        }
        view! {
            <dl class="facts">{facts}</dl>
            {secrets.then(|| view! { <Reveal revealed /> })}
        }
    })
}

/// A field of a record; nothing where nothing was entered.
fn fact(record: &Record, field: &Field, revealed: Revealed) -> Option<AnyView> {
    let Field { name, label, typed, secret, .. } = field;
    let label = label();
    if *secret {
        let mask = text_or_nothing(text_of(&record.masked, name).to_owned())?;
        return Some(view! { <SecretFact name label mask revealed /> }.into_any());
    }
    let text = text_or_nothing(typed.shown(text_of(&record.fields, name)))?;
    Some(view! { <Fact label><span class="facts__text">{text}</span></Fact> }.into_any())
}

/// A label and what stands beside it.
#[component]
pub fn Fact(label: &'static str, children: Children) -> impl IntoView {
    view! { <div class="facts__row"><dt>{label}</dt><dd>{children()}</dd></div> }
}
