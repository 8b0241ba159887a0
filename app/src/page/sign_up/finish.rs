//! The last step: the pattern that completes the account.

use factors::Pattern;
use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_navigate;

use crate::{
    api::{ApiError, CodeView, enrol},
    form::CodeStep,
    site::Session,
};

/// Asks for the pattern, and goes to the new account.
#[component]
pub fn Finish(
    view: CodeView,
    /// Takes an error that belongs to an earlier step: somebody else was faster.
    on_refused: impl Fn(ApiError) + Copy + Send + Sync + 'static,
    on_restart: impl Fn() + 'static,
) -> impl IntoView {
    let session = Session::current();
    let navigate = use_navigate();
    let challenge = StoredValue::new(view.challenge.clone());
    let code = RwSignal::new(view);
    let busy = RwSignal::new(false);
    let refused = RwSignal::new(None::<ApiError>);
    let answer = move |pattern: Pattern| {
        let navigate = navigate.clone();
        busy.set(true);
        spawn_local(async move {
            match enrol(challenge.get_value(), pattern).await {
                Ok(()) => {
                    session.changed();
                    navigate("/account?welcome=1", Default::default());
                }
                Err(error @ ApiError::Field(..)) => on_refused(error),
                Err(error) => refused.set(Some(error)),
            }
            busy.set(false);
        });
    };
    view! {
        <h2 class="step__title">"Draw your first pattern"</h2>
        <CodeStep code on_pattern=answer refused busy />
        <p class="code__restart">
            <button type="button" class="button button--quiet" on:click=move |_| on_restart()>
                "Start again"
            </button>
        </p>
    }
}
