//! The step at which somebody says who they are.

use leptos::prelude::*;

use super::entered::Entered;
use crate::{
    api::FieldName,
    form::{TextField, factor_steps::NewPassword},
    words::say,
};

/// Username, e-mail and password.
#[component]
pub fn Details(entered: Entered) -> impl IntoView {
    let known = Signal::derive(move || vec![entered.username.get(), entered.email.get()]);
    view! {
        <TextField
            id="username"
            label=say::field_username()
            value=entered.username
            autocomplete="username"
            hint=say::sign_up_username_hint()
            error=entered.error_at(FieldName::Username)
        />
        <TextField
            id="email"
            label=say::field_email()
            value=entered.email
            kind="email"
            autocomplete="email"
            hint=say::sign_up_email_hint()
            error=entered.error_at(FieldName::Email)
        />
        <NewPassword
            password=entered.password
            known
            error=entered.error_at(FieldName::Password)
        />
    }
}
