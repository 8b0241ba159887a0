//! The strength of a new password.

use leptos::prelude::*;

use crate::{
    component::PasswordStrength,
    form::TextField,
    page::components::{example::PasswordStrengthExample, sample::Sample, stage::State},
};

/// The section of the password's strength.
#[component]
pub fn PasswordStrengthSection() -> impl IntoView {
    view! {
        <Sample
            name="PasswordStrength"
            source=include_str!("../example/password_strength.rs")
            example=view! { <PasswordStrengthExample /> }.into_any()
        >
            <State name="Empty">
                <Typed id="strength-empty" text="" />
            </State>
            <State name="Too short">
                <Typed id="strength-short" text="lantern" />
            </State>
            <State name="Weak" note="It holds the name.">
                <Typed id="strength-weak" text="lovelace and her engine" />
            </State>
            <State name="Strong" note="Put the focus into the field: the judge is fetched then.">
                <Typed id="strength-strong" text="seven quiet lanterns drift past" />
            </State>
        </Sample>
    }
}

#[component]
fn Typed(id: &'static str, text: &'static str) -> impl IntoView {
    let password = RwSignal::new(text.to_owned());
    let known = Signal::stored(vec!["ada.lovelace".to_owned()]);
    view! {
        <PasswordStrength password known shortest=15>
            <TextField
                id
                label="New password"
                value=password
                kind="password"
                autocomplete="new-password"
            />
        </PasswordStrength>
    }
}
