//! Creating an account: who, a picture twice, a gesture twice, and then the pattern.

mod entered;
mod factors;
mod finish;
mod kept;
mod place;

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;

use self::{
    entered::Entered,
    factors::Details,
    finish::{Finish, Keep},
    place::Place,
};
use super::sign_in::NoScript;
use crate::{
    api::{ApiError, CodeView, Secret, apply},
    form::{
        StepButtons, Steps, Trouble, TroubleNotice, Way,
        factor_steps::{NewGesture, NewPicture},
    },
    page::heading::PageHeading,
    words::say,
};

/// The last step: the account is there, and nothing leads back.
const CODES: usize = 4;

/// What the steps are called.
fn step_names() -> Vec<&'static str> {
    vec![
        say::sign_up_step_you(),
        say::sign_up_step_picture(),
        say::sign_up_step_gesture(),
        say::sign_up_step_pattern(),
        say::sign_up_step_codes(),
    ]
}

/// The sign-up page.
#[component]
pub fn SignUp() -> impl IntoView {
    let entered = Entered::new();
    let way = Way::begin();
    let place = Memo::new(move |_| Place::at(way.at().get()));
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let code = RwSignal::new(None::<CodeView>);
    let codes = RwSignal::new(None::<Vec<Secret>>);
    let enrolled = Memo::new(move |_| codes.with(Option::is_some));
    let reloaded = kept::keep(entered, way, code, enrolled, trouble);

    let go = move |to: Place| {
        trouble.clear();
        way.go(to.index());
    };
    let fail = move |error: ApiError| {
        if let ApiError::Field(field, problem) = error {
            entered.wrong.try_set(Some((field, problem)));
            go(Place::of(field));
        }
        trouble.fail(error);
    };
    // Somebody else was faster: the person goes back to the field.
    let refuse = move |error: ApiError| {
        if matches!(error, ApiError::Field(..)) {
            fail(error);
        }
    };
    let submit = move || {
        busy.set(true);
        spawn_local(async move {
            match entered.application().await {
                Err(words) => trouble.say(words),
                Ok(application) => match apply(application).await {
                    Ok(view) => {
                        code.try_set(Some(view));
                        go(Place::Pattern);
                    }
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
            // Whoever has loaded the page anew comes to the end before all is there.
            let missing = match (entered.missing(here).await, here) {
                (None, Place::GestureAgain) => entered.first_missing().await,
                (missing, _) => missing.map(|words| (here, words)),
            };
            busy.try_set(false);
            match (missing, here) {
                (Some((place, words)), here) => {
                    if place != here {
                        go(place);
                    }
                    trouble.say(words);
                }
                (None, Place::GestureAgain) => {
                    trouble.clear();
                    submit();
                }
                (None, here) => go(here.next()),
            }
        });
    };
    let label = Signal::derive(move || match (place.get(), busy.get()) {
        (Place::GestureAgain, true) => say::sign_up_creating(),
        (Place::GestureAgain, false) => say::sign_up_create(),
        _ => say::button_continue(),
    });
    let picture = move |again| {
        view! { <NewPicture picture=entered.picture again username=entered.username /> }
    };
    let gesture = move |again| view! { <NewGesture gesture=entered.gesture again /> };
    view! {
        <Title text=say::sign_up_title() />
        <section class="card card--form">
            <PageHeading>{say::sign_up_heading()}</PageHeading>
            <Steps names=step_names() current=Signal::derive(move || if enrolled.get() { CODES } else { place.get().step() }) />
            <Show when=move || place.get() != Place::Pattern && !enrolled.get()>
                <form method="post" on:submit=next novalidate=true>
                    <TroubleNotice trouble />
                    <p class="notice" role="status" hidden=move || !reloaded.get()>
                        {move || reloaded.get().then(say::sign_up_reloaded)}
                    </p>
                    {move || match place.get() {
                        Place::Details => view! { <Details entered /> }.into_any(),
                        Place::Picture => picture(false).into_any(),
                        Place::PictureAgain => picture(true).into_any(),
                        Place::Gesture => gesture(false).into_any(),
                        _ => gesture(true).into_any(),
                    }}
                    <StepButtons
                        label
                        busy
                        waits=trouble.waits()
                        first=Signal::derive(move || place.get() == Place::Details)
                        on_back=move |()| go(place.get_untracked().back())
                    />
                </form>
            </Show>
            {move || (place.get() == Place::Pattern && !enrolled.get()).then(|| code.get_untracked()).flatten().map(|view| {
                view! {
                    <Finish
                        view
                        on_done=move |made| codes.set(Some(made))
                        on_error=move |error| refuse(error)
                        on_restart=move |()| go(Place::Details)
                    />
                }
            })}
            {move || codes.get().map(|codes| {
                view! { <Keep codes username=entered.username.get_untracked() /> }
            })}
        </section>
        <p class="aside" hidden=enrolled>{say::sign_up_already_here()} " " <a href="/sign-in">{say::sign_up_sign_in()}</a></p>
        <NoScript />
    }
}
