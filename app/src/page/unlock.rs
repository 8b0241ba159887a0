//! What is being opened, by which service, and the pattern that opens it.

use factors::Pattern;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{NavigateOptions, hooks::use_params_map};

use super::guard::{Failed, use_go_on};
use crate::{
    api::{self, ApiError, Secret, UnlockPage},
    form::AnswerStep,
    page::answer::Answer,
    page::heading::PageHeading,
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
        <Answer
            to=page
            loading=say::unlock_loading
            draw=move |answer| match answer {
                Ok(page) => view! { <Ask page /> }.into_any(),
                Err(ApiError::ChallengeOver) => view! { <Over /> }.into_any(),
                Err(error) => view! { <Failed error here=format!("/unlock/{}", challenge()) /> }.into_any(),
            }
        />
    }
}

#[component]
fn Ask(page: UnlockPage) -> impl IntoView {
    let go_on = use_go_on();
    // The way back leads past what has been opened, not into it.
    let past = || NavigateOptions { replace: true, ..Default::default() };
    let again = go_on.clone();
    let opened = move |path: String| go_on(&path, past());
    let (return_to, purpose) = (page.return_to.clone(), page.purpose.clone());
    let restart = move |()| again(&return_to, past());
    view! {
        <section class="card card--form">
            <p class="unlock__service">{say::unlock_asks(&page.service)}</p>
            <PageHeading><bdi>{purpose}</bdi></PageHeading>
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
    // One pattern is one attempt, however often it takes to get it through.
    let attempt = StoredValue::new(None::<(Pattern, Secret)>);
    let answer = move |challenge, pattern: Pattern| {
        let known = attempt.get_value().filter(|(drawn, _)| *drawn == pattern);
        let key = known.map(|(_, key)| key).or_else(attempt_key);
        attempt.set_value(key.clone().map(|key| (pattern, key)));
        api::unlock(challenge, pattern, key)
    };
    view! { <AnswerStep view=page.code answer on_done=on_opened on_restart /> }
}

/// 128 random bits, where the browser has any.
fn attempt_key() -> Option<Secret> {
    let mut bytes = [0; 16];
    window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(Secret::new(format!("{:032x}", u128::from_be_bytes(bytes))))
}

#[component]
fn Over() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::backend::answer_status(410);
    view! {
        <section class="card">
            <PageHeading>{say::unlock_over()}</PageHeading>
            <p>{say::unlock_over_why()}</p>
            <p><a class="button" href="/account">{say::unlock_go_to_account()}</a></p>
        </section>
    }
}
