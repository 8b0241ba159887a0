//! The last step: the pattern that completes the account.

use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::{
    api::{ApiError, CodeView, enrol},
    form::AnswerStep,
    site::Session,
};

/// Asks for the pattern, and goes to the new account.
#[component]
pub fn Finish(
    view: CodeView,
    /// Called with an error.
    #[prop(into)]
    on_error: Callback<ApiError>,
    /// Called when the person wants to start again.
    #[prop(into)]
    on_restart: Callback<()>,
) -> impl IntoView {
    let session = Session::current();
    let navigate = use_navigate();
    let done = move |_codes: Vec<crate::api::Secret>| {
        session.changed();
        navigate("/account?welcome=1", Default::default());
    };
    view! {
        <h2 class="step__title">"Draw your first pattern"</h2>
        <AnswerStep view answer=enrol on_done=done on_error on_restart />
    }
}
