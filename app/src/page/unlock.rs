//! What is being opened, by which service, and the pattern that opens it.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{NavigateOptions, hooks::use_params_map};

use super::guard::{Failed, use_go_on};
use crate::{
    api::{self, ApiError, UnlockPage},
    form::AnswerStep,
    words::say,
};

/// The unlock page.
#[component]
pub fn Unlock() -> impl IntoView {
    let params = use_params_map();
    let challenge = move || params.read().get("challenge").unwrap_or_default();
    let page = Resource::new_blocking(challenge, api::view_unlock);
    view! {
        <Title text=say::unlock_title() />
        <Suspense fallback=|| view! { <p class="loading">{say::unlock_loading()}</p> }>
            {move || page.get().map(|answer| match answer {
                Ok(page) => view! { <Ask page /> }.into_any(),
                Err(ApiError::ChallengeOver) => view! { <Over /> }.into_any(),
                Err(error) => view! { <Failed error here=format!("/unlock/{}", challenge()) /> }.into_any(),
            })}
        </Suspense>
    }
}

#[component]
fn Ask(page: UnlockPage) -> impl IntoView {
    let go_on = use_go_on();
    // The way back leads past what has been opened, not into it.
    let past = || NavigateOptions { replace: true, ..Default::default() };
    let again = go_on.clone();
    let opened = move |path: String| go_on(&path, past());
    let return_to = page.return_to.clone();
    let restart = move |()| again(&return_to, past());
    view! {
        <section class="card card--form">
            <p class="unlock__service">{say::unlock_asks(&page.service)}</p>
            <h1><bdi>{page.purpose.clone()}</bdi></h1>
            <UnlockPanel page on_opened=opened on_restart=restart />
        </section>
    }
}

/// The pattern that opens one thing; also used where something has locked itself meanwhile.
#[component]
pub fn UnlockPanel(
    /// What is asked for.
    page: UnlockPage,
    /// Takes the path where the person goes on.
    #[prop(into)]
    on_opened: Callback<String>,
    /// Called when the person wants another code.
    #[prop(into)]
    on_restart: Callback<()>,
) -> impl IntoView {
    view! { <AnswerStep view=page.code answer=api::unlock on_done=on_opened on_restart /> }
}

#[component]
fn Over() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::backend::answer_status(410);
    view! {
        <section class="card">
            <h1>{say::unlock_over()}</h1>
            <p>{say::unlock_over_why()}</p>
            <p><a class="button" href="/account">{say::unlock_go_to_account()}</a></p>
        </section>
    }
}
