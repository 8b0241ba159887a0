use leptos::prelude::*;

use crate::{component::PasswordStrength, form::TextField};

#[component]
pub fn PasswordStrengthExample() -> impl IntoView {
    let password = RwSignal::new(String::new());
    let known = Signal::stored(vec!["ada".to_owned(), "ada@example.org".to_owned()]);
    view! {
        <PasswordStrength password known shortest=15>
            <TextField
                id="strength-example"
                label="New password"
                value=password
                kind="password"
                autocomplete="new-password"
            />
        </PasswordStrength>
    }
}
