//! Other factors: those that somebody has, the choice, the new ones, and then the pattern.

mod entered;
mod place;
mod steps;

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;

use self::{entered::Entered, place::Place, steps::At};
use crate::{
    api::{AccountPage, ApiError, CodeView, FieldName, account, change_factors, confirm_factors},
    form::{AnswerStep, StepButtons, Steps, Trouble, TroubleNotice, Way},
    page::answer::Answer,
    page::guard::Failed,
    page::heading::PageHeading,
    words::say,
};

/// What the steps are called.
fn step_names() -> Vec<&'static str> {
    vec![
        say::change_factors_step_prove(),
        say::change_factors_step_choose(),
        say::change_factors_step_new(),
        say::change_factors_step_pattern(),
    ]
}

/// The page on which password, picture and gesture are changed.
#[component]
pub fn ChangeFactors() -> impl IntoView {
    let page = Resource::new_blocking(|| (), |()| account());
    view! {
        <Title text=say::change_factors_title() />
        <Answer
            to=page
            loading=say::security_loading
            draw=move |answer| match answer {
                Ok(page) => view! { <Page page /> }.into_any(),
                Err(error) => view! { <Failed error here="/account/security/factors" /> }.into_any(),
            }
        />
    }
}

#[component]
fn Page(page: AccountPage) -> impl IntoView {
    let username = StoredValue::new(page.username.clone());
    let known = StoredValue::new(vec![page.username, page.email]);
    let entered = Entered::of(username);
    let way = Way::begin();
    let place = Memo::new(move |_| Place::at(way.at().get()));
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let code = RwSignal::new(None::<CodeView>);
    let done = RwSignal::new(false);

    let go = move |to: Place| {
        trouble.clear();
        way.go(to.index());
    };
    let fail = move |error: ApiError| match error {
        ApiError::Refused => {
            go(Place::Password);
            trouble.say(say::change_factors_refused());
        }
        ApiError::Field(field, problem) => {
            go(match field {
                FieldName::Picture => Place::NewPicture,
                _ => Place::NewPassword,
            });
            entered.wrong.try_set((field == FieldName::Password).then_some(problem));
            trouble.fail(error);
        }
        error => trouble.fail(error),
    };
    // Somebody else took the very picture meanwhile: the person goes back to it.
    let refuse = move |error: ApiError| {
        if matches!(error, ApiError::Field(..)) {
            fail(error);
        }
    };
    let submit = move || async move {
        match entered.change().await {
            Err(words) => trouble.say(words),
            Ok((current, changes)) => match change_factors(current, changes).await {
                Ok(view) => {
                    code.try_set(Some(view));
                    go(Place::Pattern);
                }
                Err(error) => fail(error),
            },
        }
    };
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let here = place.get_untracked();
        let to = here.next(entered.choice.get_untracked());
        busy.set(true);
        spawn_local(async move {
            match (entered.missing(here).await, to) {
                (Some(words), _) => trouble.say(words),
                (None, Place::Pattern) => submit().await,
                (None, to) => go(to),
            }
            busy.try_set(false);
        });
    };
    // What is chosen is always entered next, also while nothing is chosen yet.
    let last = move || {
        let here = place.get();
        here != Place::Choice && here.next(entered.choice.get()) == Place::Pattern
    };
    let label = Signal::derive(move || match (last(), busy.get()) {
        (true, true) => say::change_factors_checking(),
        (true, false) => say::change_factors_change(),
        (false, _) => say::button_continue(),
    });
    let step = Signal::derive(move || place.get().step());
    view! {
        <section class="card card--form">
            <p><a href="/account/security">{say::security_back()}</a></p>
            <PageHeading>{say::change_factors_title()}</PageHeading>
            <Show when=move || !done.get() fallback=|| view! { <Done /> }>
                <Steps names=step_names() current=step />
                <Show when=move || place.get() != Place::Pattern>
                    <form method="post" on:submit=next novalidate=true>
                        <TroubleNotice trouble />
                        {move || view! { <At place=place.get() entered username known /> }}
                        <StepButtons
                            label
                            busy
                            waits=trouble.waits()
                            first=Signal::derive(move || place.get() == Place::Password)
                            on_back=move |()| {
                                go(place.get_untracked().back(entered.choice.get_untracked()));
                            }
                        />
                    </form>
                </Show>
                {move || (place.get() == Place::Pattern).then(|| code.get_untracked()).flatten().map(|view| view! {
                    <h2 class="step__title">{say::change_factors_draw_pattern()}</h2>
                    <AnswerStep
                        view
                        answer=confirm_factors
                        on_done=move |()| done.set(true)
                        on_error=refuse
                        on_restart=move |()| go(Place::Password)
                    />
                })}
            </Show>
        </section>
    }
}

#[component]
fn Done() -> impl IntoView {
    view! {
        <p class="notice notice--good" role="status">
            {say::change_factors_changed()}
        </p>
        <p>{say::change_factors_ended()}</p>
        <p><a class="button" href="/account/security">{say::security_done()}</a></p>
    }
}
