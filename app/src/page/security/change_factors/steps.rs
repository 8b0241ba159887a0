//! The steps at which something is entered.

use leptos::prelude::*;

use super::{entered::Entered, place::Place};
use crate::{
    form::{
        TextField,
        factor_steps::{KnownGesture, KnownPicture, NewGesture, NewPassword, NewPicture},
    },
    words::say,
};

/// What is asked for at a place.
#[component]
pub fn At(
    place: Place,
    entered: Entered,
    username: StoredValue<String>,
    /// What strangers know of the person.
    known: StoredValue<Vec<String>>,
) -> impl IntoView {
    let name = Signal::derive(move || username.get_value());
    match place {
        Place::Password => view! { <CurrentPassword entered /> }.into_any(),
        Place::Picture => {
            view! { <KnownPicture picture=entered.picture username=name /> }.into_any()
        }
        Place::Gesture => view! { <KnownGesture events=entered.gesture /> }.into_any(),
        Place::Choice => view! { <What entered /> }.into_any(),
        Place::NewPassword => {
            let known = Signal::derive(move || known.get_value());
            view! {
                <h2 class="step__title">{say::change_factors_new_password_heading()}</h2>
                <NewPassword
                    password=entered.new_password
                    label=say::change_factors_new_password()
                    known
                    error=entered.error()
                />
            }
            .into_any()
        }
        Place::NewPicture | Place::NewPictureAgain => {
            let again = place == Place::NewPictureAgain;
            view! { <NewPicture picture=entered.new_picture again username=name /> }.into_any()
        }
        Place::NewGesture | Place::NewGestureAgain => {
            let again = place == Place::NewGestureAgain;
            view! { <NewGesture gesture=entered.new_gesture again /> }.into_any()
        }
        Place::Pattern => ().into_any(),
    }
}

#[component]
fn CurrentPassword(entered: Entered) -> impl IntoView {
    view! {
        <p>{say::change_factors_prove_why()}</p>
        <TextField
            id="current-password"
            label=say::change_factors_current_password()
            value=entered.password
            kind="password"
            autocomplete="current-password"
        />
    }
}

/// Asks what is to change.
#[component]
fn What(entered: Entered) -> impl IntoView {
    let choice = entered.choice;
    let chosen = choice.get_untracked();
    view! {
        <fieldset class="choices">
            <legend class="step__title choices__title">{say::change_factors_what()}</legend>
            <Tick label=say::field_password() chosen=chosen.password choose=move |on| choice.update(|choice| choice.password = on) />
            <Tick label=say::change_factors_picture() chosen=chosen.picture choose=move |on| choice.update(|choice| choice.picture = on) />
            <Tick label=say::change_factors_gesture() chosen=chosen.gesture choose=move |on| choice.update(|choice| choice.gesture = on) />
        </fieldset>
    }
}

#[component]
fn Tick(label: &'static str, chosen: bool, #[prop(into)] choose: Callback<bool>) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                class="check__box"
                checked=chosen
                on:change=move |event| choose.run(event_target_checked(&event))
            />
            <span>{label}</span>
        </label>
    }
}
