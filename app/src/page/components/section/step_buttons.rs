//! On and back.

use leptos::prelude::*;

use crate::{
    form::StepButtons,
    page::components::{example::StepButtonsExample, sample::Sample, stage::State},
};

/// The section of the buttons below a step.
#[component]
pub fn StepButtonsSection() -> impl IntoView {
    view! {
        <Sample
            name="StepButtons"
            source=include_str!("../example/step_buttons.rs")
            example=view! { <StepButtonsExample /> }.into_any()
        >
            <State name="Idle">
                <Buttons label="Continue" />
            </State>
            <State name="Busy">
                <Buttons label="Signing in…" busy=true />
            </State>
            <State name="Waiting" note="The next try has to wait; going back does not.">
                <Buttons label="Continue" waits=true />
            </State>
            <State name="At the first step">
                <Buttons label="Continue" first=true />
            </State>
        </Sample>
    }
}

#[component]
fn Buttons(
    label: &'static str,
    #[prop(optional)] busy: bool,
    #[prop(optional)] waits: bool,
    #[prop(optional)] first: bool,
) -> impl IntoView {
    view! {
        <StepButtons
            label=Signal::stored(label)
            busy=Signal::stored(busy)
            waits=Signal::stored(waits)
            first=Signal::stored(first)
            on_back=move |()| {}
        />
    }
}
