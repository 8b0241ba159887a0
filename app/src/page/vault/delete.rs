//! Deleting a record.

use leptos::{html::Button, prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

use crate::{
    api::{ApiError, Opened, delete_record},
    focus::focus_when_shown,
    page::heading::FocusedHeading,
    words::{self, say},
};

/// What can be done with a record, and last among it to delete it: after a question, since there is
/// no way back.
#[component]
pub fn DeleteAfterAsking(
    /// The record.
    id: String,
    /// The other buttons.
    children: ChildrenFn,
) -> impl IntoView {
    let asked = RwSignal::new(None::<bool>);
    let children = StoredValue::new(children);
    let id = StoredValue::new(id);
    view! {
        <Show
            when=move || asked.get() == Some(true)
            fallback=move || view! {
                <div class="buttons">
                    {children.with_value(|children| children())}
                    <AskToDelete asked />
                </div>
            }
        >
            <div class="asking">
                <FocusedHeading text=say::vault_record_delete_ask() />
                <Delete id=id.get_value() on_cancel=move |()| asked.set(Some(false)) />
            </div>
        </Show>
    }
}

/// The button that leads to the question. Whoever comes back from there finds the focus on it.
#[component]
fn AskToDelete(asked: RwSignal<Option<bool>>) -> impl IntoView {
    let button = NodeRef::<Button>::new();
    focus_when_shown(button, move || asked.get_untracked() == Some(false));
    view! {
        <button
            type="button"
            class="button button--quiet button--grave"
            node_ref=button
            on:click=move |_| asked.set(Some(true))
        >
            {say::vault_record_delete()}
        </button>
    }
}

/// Deletes, or goes back.
#[component]
fn Delete(
    id: String,
    /// Called when the person gives up.
    #[prop(into)]
    on_cancel: Callback<()>,
) -> impl IntoView {
    let navigate = use_navigate();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let press = move |_| {
        let (id, navigate) = (id.clone(), navigate.clone());
        busy.set(true);
        spawn_local(async move {
            match delete_record(id).await {
                Ok(Opened::Open(())) => navigate("/vault", Default::default()),
                Ok(Opened::Locked(challenge)) => {
                    navigate(&format!("/unlock/{challenge}"), Default::default())
                }
                Ok(Opened::Closed | Opened::Refused(_)) => {
                    problem.set(words::sentence(ApiError::ServiceDown));
                }
                Err(error) => problem.set(words::sentence(error)),
            }
            busy.set(false);
        });
    };
    view! {
        <div class="buttons">
            <button type="button" class="button button--quiet button--grave" disabled=busy on:click=press>
                {say::vault_record_delete_for_good()}
            </button>
            <button type="button" class="button button--quiet" disabled=busy on:click=move |_| on_cancel.run(())>
                {say::button_cancel()}
            </button>
        </div>
        <p aria-live="polite">{move || problem.get()}</p>
    }
}
