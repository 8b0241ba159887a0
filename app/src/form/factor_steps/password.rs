//! A new password.

use leptos::prelude::*;

use crate::{
    api::FieldProblem, component::PasswordStrength, form::TextField, site::site, words::say,
};

/// What is plainly wrong with a new password; the server knows more.
pub fn password_problem(password: RwSignal<String>) -> Option<FieldProblem> {
    let characters = password.with_untracked(|password| password.chars().count());
    (characters < site().password_length).then_some(FieldProblem::TooShort)
}

/// Asks for a new password.
#[component]
pub fn NewPassword(
    /// What was typed.
    password: RwSignal<String>,
    /// What the field is called.
    #[prop(default = say::field_password())]
    label: &'static str,
    /// The username and the address, where they are known: neither belongs into a password.
    #[prop(into)]
    known: Signal<Vec<String>>,
    /// What is wrong with it; empty where nothing is.
    #[prop(into)]
    error: Signal<String>,
) -> impl IntoView {
    let site = site();
    let shortest = site.password_length;
    let known = Signal::derive(move || {
        let mut known = known.get();
        known.push(site.name.clone());
        known
    });
    view! {
        <PasswordStrength password known shortest>
            <TextField
                id="password"
                label
                value=password
                kind="password"
                autocomplete="new-password"
                hint=say::step_password_hint(shortest as u64)
                error
            />
        </PasswordStrength>
    }
}
