//! The step at which somebody says who they are.

use leptos::prelude::*;

use super::entered::Entered;
use crate::{api::FieldName, component::PasswordStrength, form::TextField, site::site};

/// Username, e-mail and password.
#[component]
pub fn Details(entered: Entered) -> impl IntoView {
    let site = site();
    let length = site.password_length;
    let known = Signal::derive(move || {
        vec![entered.username.get(), entered.email.get(), site.name.clone()]
    });
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
        <PasswordStrength password=entered.password known shortest=length>
            <TextField
                id="password"
                label="Password"
                value=entered.password
                kind="password"
                autocomplete="new-password"
                hint=format!("At least {length} characters. A few unrelated words are easy to remember.")
                error=entered.error_at(FieldName::Password)
            />
        </PasswordStrength>
    }
}
