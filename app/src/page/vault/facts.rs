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

/// The fields of a record, the secret ones masked.
#[component]
pub fn Facts(record: StoredValue<Record>) -> impl IntoView {
    record.with_value(|record| {
        let revealed = Revealed::none(record.id.clone());
        let secrets = record.masked.iter().any(|field| !field.text.is_empty());
        let facts = known(record.kind).fields.iter().filter(|field| field.typed != Typed::Never);
        let facts = facts.map(|Field { name, label, typed, secret, .. }| {
            let label = label();
            if *secret {
                let mask = text_of(&record.masked, name).to_owned();
                view! { <SecretFact name label mask revealed /> }.into_any()
            } else {
                let text = typed.shown(text_of(&record.fields, name));
                view! { <Fact label><span class="facts__text">{text_or_nothing(text)}</span></Fact> }.into_any()
            }
        });
        let stored = (record.kind == RecordKind::File).then(|| match record.size {
            Some(bytes) => size(bytes),
            None => say::vault_file_unfinished().to_owned(),
        });
        view! {
            <dl class="facts">
                {facts.collect_view()}
                {stored.map(|stored| view! { <Fact label=say::vault_file_size()><span data-testid="file-size">{stored}</span></Fact> })}
            </dl>
            {secrets.then(|| view! { <Reveal revealed /> })}
        }
    })
}

/// A label and what stands beside it.
#[component]
pub fn Fact(label: &'static str, children: Children) -> impl IntoView {
    view! { <div class="facts__row"><dt>{label}</dt><dd>{children()}</dd></div> }
}
