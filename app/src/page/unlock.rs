//! What is being opened, by which service, and the pattern that opens it.

use factors::Pattern;
use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::{
    NavigateOptions,
    hooks::{use_navigate, use_params_map},
};

use super::guard::Failed;
use crate::{
    api::{self, ApiError, UnlockPage},
    form::CodeStep,
};

/// The unlock page.
#[component]
pub fn Unlock() -> impl IntoView {
    let params = use_params_map();
    let challenge = move || params.read().get("challenge").unwrap_or_default();
    let page = Resource::new_blocking(challenge, api::view_unlock);
    view! {
        <Title text="Unlock" />
        <Suspense fallback=|| view! { <p class="loading">"Looking at what is locked…"</p> }>
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
    let navigate = use_navigate();
    // The way back leads past what has been opened, not into it.
    let past = || NavigateOptions { replace: true, ..Default::default() };
    let again = navigate.clone();
    let opened = move |path: String| navigate(&path, past());
    let restart = move |()| again("/vault", past());
    view! {
        <section class="card card--form">
            <p class="unlock__service">{page.service.clone()} " asks for a fresh pattern"</p>
            <h1>{page.purpose.clone()}</h1>
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
    let challenge = StoredValue::new(page.code.challenge.clone());
    let code = RwSignal::new(page.code);
    let busy = RwSignal::new(false);
    let refused = RwSignal::new(None::<ApiError>);
    let answer = move |pattern: Pattern| {
        busy.set(true);
        spawn_local(async move {
            match api::unlock(challenge.get_value(), pattern).await {
                // Whoever has left the page meanwhile is not called back.
                Ok(path) => {
                    on_opened.try_run(path);
                }
                Err(error) => refused.set(Some(error)),
            }
            busy.set(false);
        });
    };
    view! {
        <CodeStep code on_pattern=answer refused busy />
        <p class="code__restart">
            <button
                type="button"
                class="button button--quiet"
                on:click=move |_| on_restart.run(())
            >
                "Start again"
            </button>
        </p>
    }
}

#[component]
fn Over() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::backend::answer_status(410);
    view! {
        <section class="card">
            <h1>"This code is over"</h1>
            <p>"It was used, its time has run out, or it belongs to another browser. Nothing was opened."</p>
            <p><a class="button" href="/vault" rel="external">"Open the vault again"</a></p>
        </section>
    }
}
