//! The step of a mailed code whose pattern goes to a server function.

use leptos::prelude::*;

use crate::page::components::{example::AnswerStepExample, sample::Sample, stage::State};

const MISSING: &str = "It is a CodeStep that asks a server function, with the states of one. Here \
                       every pattern is refused, and no server is asked.";

/// The section of the answer step.
#[component]
pub fn AnswerStepSection() -> impl IntoView {
    view! {
        <Sample
            name="AnswerStep"
            missing=MISSING
            source=include_str!("../example/answer_step.rs")
            example=view! { <AnswerStepExample /> }.into_any()
        >
            <State name="Idle" note="Draw anything: it is refused.">
                <AnswerStepExample />
            </State>
        </Sample>
    }
}
