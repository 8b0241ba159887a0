//! The kinds of records that can be added.

use leptos::prelude::*;

use super::kinds::{KINDS, Kind};
use crate::{api::RecordKind, words::say};

/// A button for each kind.
#[component]
pub fn Add(
    /// The kind that is being added.
    adding: RwSignal<Option<RecordKind>>,
) -> impl IntoView {
    view! {
        <section class="add" aria-labelledby="add">
            <h2 id="add" class="add__title">{say::vault_add()}</h2>
            <div class="add__kinds">
                {KINDS
                    .map(|kind| {
                        let (name, add) = ((kind.name)(), (kind.add)());
                        view! {
                            <button
                                type="button"
                                class="add__kind"
                                aria-label=add
                                aria-pressed=move || (adding.get() == Some(kind.kind)).to_string()
                                // What is being typed into the form of this kind stays.
                                on:click=move |_| if adding.get_untracked() != Some(kind.kind) {
                                    adding.set(Some(kind.kind));
                                }
                            >
                                <Icon kind />
                                {name}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        </section>
    }
}

/// The picture of a kind.
#[component]
pub fn Icon(kind: &'static Kind) -> impl IntoView {
    view! {
        <svg class="kind-icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=kind.icon />
        </svg>
    }
}
