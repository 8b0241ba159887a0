//! Recovery: a saved code and a mailed pattern, and all factors are chosen anew.

mod done;
mod entered;
mod place;

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;

use self::{
    done::Done,
    entered::Entered,
    place::{Place, step_names},
};
use super::sign_in::NoScript;
use crate::{
    api::{ApiError, CodeView, Secret, finish_recovery, prove_recovery, recover},
    form::{
        AnswerStep, KeptCode, StepButtons, Steps, TextField, Trouble, TroubleNotice, Way,
        factor_steps::{NewGesture, NewPassword, NewPicture},
    },
    page::heading::PageHeading,
    site::Session,
    tab,
    words::say,
};

/// The code that somebody is at, over a reload.
const KEPT: KeptCode = KeptCode("recovery-code");
/// Whose it is, as they typed it.
const WHOSE: &str = "recovery-username";

/// The recovery page.
#[component]
pub fn Recover() -> impl IntoView {
    let left = RwSignal::new(None::<u32>);
    let session = Session::current();
    let done = move |codes| {
        left.set(Some(codes));
        // The session of this browser has ended as well.
        session.changed();
    };
    view! {
        {move || match left.get() {
            Some(left) => view! { <Done left /> }.into_any(),
            None => view! { <Form on_done=done /> }.into_any(),
        }}
    }
}

#[component]
fn Form(
    /// Takes how many codes are left.
    #[prop(into)]
    on_done: Callback<u32>,
) -> impl IntoView {
    let entered = Entered::new();
    let way = Way::begin();
    let code = RwSignal::new(None::<CodeView>);
    let token = RwSignal::new(None::<Secret>);
    let place = Memo::new(move |_| Place::at(way.at().get(), token.with(Option::is_some)));
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();

    let go = move |to: Place| {
        trouble.clear();
        way.go(to.index());
    };
    let restart = move || {
        forget();
        token.set(None);
        go(Place::Code);
    };
    // Whoever has loaded the page anew while the pattern was asked for goes on with it.
    Effect::new(move |_| {
        if way.named() != Place::Pattern.index() || !KEPT.is_there() {
            return;
        }
        spawn_local(async move {
            match KEPT.look_up().await {
                Ok(view) => {
                    entered.username.try_set(tab::kept(WHOSE).unwrap_or_default());
                    code.try_set(Some(view));
                    way.came_to(Place::Pattern.index());
                }
                Err(error) => trouble.fail(error),
            }
        });
    });
    let ask = move || {
        let username = entered.username.get_untracked();
        let saved = Secret::new(entered.code.get_untracked());
        busy.set(true);
        spawn_local(async move {
            match recover(username.clone(), saved).await {
                Ok(view) => {
                    KEPT.keep(&view);
                    tab::keep(WHOSE, &username);
                    code.try_set(Some(view));
                    go(Place::Pattern);
                }
                Err(ApiError::Refused) => trouble.say(say::recover_refused()),
                Err(error) => trouble.fail(error),
            }
            busy.try_set(false);
        });
    };
    let fail = move |error: ApiError| {
        match error {
            ApiError::Field(field, problem) => {
                entered.wrong.try_set(Some((field, problem)));
                go(Place::of(field));
            }
            ApiError::ChallengeOver => restart(),
            _ => {}
        }
        trouble.fail(error);
    };
    let finish = move || {
        let Some(token) = token.get_untracked() else { return };
        busy.set(true);
        spawn_local(async move {
            match entered.factors().await {
                Err(words) => trouble.say(words),
                Ok(factors) => match finish_recovery(token, factors).await {
                    Ok(left) => drop(on_done.try_run(left)),
                    Err(error) => fail(error),
                },
            }
            busy.try_set(false);
        });
    };
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let here = place.get_untracked();
        busy.set(true);
        spawn_local(async move {
            let missing = entered.missing(here).await;
            busy.try_set(false);
            match (missing, here) {
                (Some(words), _) => trouble.say(words),
                (None, Place::Code) => {
                    trouble.clear();
                    ask();
                }
                (None, Place::GestureAgain) => {
                    trouble.clear();
                    finish();
                }
                (None, here) => go(here.next()),
            }
        });
    };
    let proven = move |given: Secret| {
        forget();
        token.set(Some(given));
        go(Place::Password);
    };
    let label = Signal::derive(move || match (place.get(), busy.get()) {
        (Place::GestureAgain, true) => say::recover_saving(),
        (Place::GestureAgain, false) => say::recover_save(),
        _ => say::button_continue(),
    });
    let first = Signal::derive(move || matches!(place.get(), Place::Code | Place::Password));
    view! {
        <Title text=say::recover_title() />
        <section class="card card--form">
            <PageHeading>{say::recover_heading()}</PageHeading>
            <Steps names=step_names() current=Signal::derive(move || place.get().step()) />
            <Show when=move || place.get() != Place::Pattern>
                <form method="post" on:submit=next novalidate=true>
                    <TroubleNotice trouble />
                    {move || fields(entered, place.get())}
                    <StepButtons
                        label
                        busy
                        waits=trouble.waits()
                        first
                        on_back=move |()| go(place.get_untracked().back())
                    />
                </form>
            </Show>
            {move || (place.get() == Place::Pattern).then(|| code.get_untracked()).flatten().map(|view| {
                view! {
                    <h2 class="step__title">{say::recover_draw_pattern()}</h2>
                    <AnswerStep view answer=prove_recovery on_done=proven on_restart=move |()| restart() />
                }
            })}
        </section>
        <p class="aside">{say::recover_nothing_lost()} " " <a href="/sign-in">{say::recover_sign_in()}</a></p>
        <NoScript />
    }
}

fn forget() {
    KEPT.forget();
    tab::forget(WHOSE);
}

/// What is entered at a place.
fn fields(entered: Entered, place: Place) -> AnyView {
    let username = entered.username;
    match place {
        Place::Code | Place::Pattern => view! { <CodeFields entered /> }.into_any(),
        Place::Password => view! { <PasswordFields entered /> }.into_any(),
        Place::Picture | Place::PictureAgain => {
            let again = place == Place::PictureAgain;
            view! { <NewPicture picture=entered.picture again username /> }.into_any()
        }
        Place::Gesture | Place::GestureAgain => {
            let again = place == Place::GestureAgain;
            view! { <NewGesture gesture=entered.gesture again /> }.into_any()
        }
    }
}

#[component]
fn CodeFields(entered: Entered) -> impl IntoView {
    view! {
        <p>
            {say::recover_how()}
        </p>
        <TextField id="username" label=say::field_username() value=entered.username autocomplete="username" />
        <TextField
            id="recovery-code"
            label=say::recover_code()
            value=entered.code
            hint=say::recover_code_hint()
            direction="ltr"
        />
    }
}

#[component]
fn PasswordFields(entered: Entered) -> impl IntoView {
    view! {
        <h2 class="step__title">{say::recover_new_password_heading()}</h2>
        <p>{say::recover_new_password_why()}</p>
        <NewPassword
            password=entered.password
            label=say::recover_new_password()
            known=Signal::derive(move || vec![entered.username.get()])
            error=entered.password_error()
        />
    }
}
