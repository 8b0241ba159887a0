//! The step at which somebody says who they are.

use leptos::prelude::*;

use super::entered::Entered;
use crate::{
    api::FieldName,
    form::{TextField, factor_steps::NewPassword},
};

/// Username, e-mail and password.
#[component]
pub fn Details(entered: Entered) -> impl IntoView {
    let known = Signal::derive(move || vec![entered.username.get(), entered.email.get()]);
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
        <NewPassword
            password=entered.password
            known
            error=entered.error_at(FieldName::Password)
        />
    }
}
