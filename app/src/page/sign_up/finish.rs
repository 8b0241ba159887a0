//! The last steps: the pattern that completes the account, and the codes to keep.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::{
    api::{ApiError, CodeView, Secret, enrol},
    component::RecoveryCodes,
    form::AnswerStep,
    site::Session,
    words::say,
};

/// Asks for the pattern.
#[component]
pub fn Finish(
    view: CodeView,
    /// Called with the recovery codes of the new account.
    #[prop(into)]
    on_done: Callback<Vec<Secret>>,
    /// Called with an error.
    #[prop(into)]
    on_error: Callback<ApiError>,
    /// Called when the person wants to start over.
    #[prop(into)]
    on_restart: Callback<()>,
) -> impl IntoView {
    view! {
        <h2 class="step__title">{say::sign_up_first_pattern()}</h2>
        <AnswerStep view answer=enrol on_done on_error on_restart />
    }
}

/// Shows the recovery codes, and goes to the new account.
#[component]
pub fn Keep(codes: Vec<Secret>, username: String) -> impl IntoView {
    let session = Session::current();
    let navigate = use_navigate();
    let done = move |()| {
        session.changed();
        navigate("/account?welcome=1", Default::default());
    };
    view! { <RecoveryCodes codes username on_done=done /> }
}
