//! The steps at which something is entered.

use leptos::prelude::*;

use super::entered::Entered;
use crate::{
    api::FieldName,
    component::{GesturePad, PictureChooser},
    form::TextField,
    site::site,
};

/// Username, e-mail and password.
#[component]
pub fn Details(entered: Entered) -> impl IntoView {
    let length = site().password_length;
    view! {
        <TextField
            id="username"
            label="Username"
            value=entered.username
            autocomplete="username"
            hint="Letters, digits, dots, dashes and underscores. It cannot be changed later."
            error=entered.error_at(FieldName::Username)
        />
        <TextField
            id="email"
            label="E-mail"
            value=entered.email
            kind="email"
            autocomplete="email"
            hint="Your patterns are sent here."
            error=entered.error_at(FieldName::Email)
        />
        <TextField
            id="password"
            label="Password"
            value=entered.password
            kind="password"
            autocomplete="new-password"
            hint=format!("At least {length} characters. A few unrelated words are easy to remember.")
            error=entered.error_at(FieldName::Password)
        />
    }
}

/// The picture, or the same picture once more.
#[component]
pub fn PictureStep(entered: Entered, again: bool) -> impl IntoView {
    let binding = Signal::derive(move || site().binding(&entered.username.get()));
    let picture = if again { entered.picture_again } else { entered.picture };
    view! {
        <h2 class="step__title">
            {if again { "The same picture, once more" } else { "Choose a picture that is yours" }}
        </h2>
        <p>
            {if again {
                "Choose the very same file again, from where you keep it. This proves that you will find it next time."
            } else {
                "You will need this very file each time you sign in. Take one that you will keep, and that nobody else has."
            }}
        </p>
        <PictureChooser
            picked=picture.picked
            hashed=picture.hashed
            binding
            make=!again
            made_for=entered.username
        />
    }
}

/// The gesture, or the same gesture once more.
#[component]
pub fn GestureStep(entered: Entered, again: bool) -> impl IntoView {
    let events = if again { entered.gesture_again } else { entered.gesture };
    view! {
        <h2 class="step__title">
            {if again { "The same gesture, once more" } else { "Make up a gesture" }}
        </h2>
        <p>
            {if again {
                "Repeat exactly what you did."
            } else {
                "Click, double click and scroll in the pad: at least eight events of three kinds. The rhythm does not count, the order does."
            }}
        </p>
        <GesturePad events />
    }
}
