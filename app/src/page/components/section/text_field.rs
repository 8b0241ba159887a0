//! The text field.

use leptos::prelude::*;

use crate::{
    form::TextField,
    page::components::{example::TextFieldExample, sample::Sample, stage::State},
};

/// The section of the text field.
#[component]
pub fn TextFieldSection() -> impl IntoView {
    view! {
        <Sample
            name="TextField"
            source=include_str!("../example/text_field.rs")
            example=view! { <TextFieldExample /> }.into_any()
        >
            <State name="Empty">
                <TextField id="field-empty" label="City" value=typed("") />
            </State>
            <State name="With a hint">
                <TextField id="field-hint" label="City" value=typed("Turin") hint="Where you live." />
            </State>
            <State name="Wrong">
                <TextField
                    id="field-wrong"
                    label="City"
                    value=typed("Turin 1")
                    hint="Where you live."
                    error="A city has no digits."
                />
            </State>
            <State name="Password">
                <TextField
                    id="field-password"
                    label="Password"
                    value=typed("seven quiet lanterns")
                    kind="password"
                    autocomplete="new-password"
                />
            </State>
            <State name="From left to right, in every language">
                <TextField id="field-ltr" label="Number" value=typed("GB33 BUKB") direction="ltr" />
            </State>
        </Sample>
    }
}

fn typed(text: &str) -> RwSignal<String> {
    RwSignal::new(text.to_owned())
}
