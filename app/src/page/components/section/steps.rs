//! The steps of a way.

use leptos::prelude::*;

use crate::{
    form::Steps,
    page::components::{example::StepsExample, sample::Sample, stage::State},
};

/// The section of the steps.
#[component]
pub fn StepsSection() -> impl IntoView {
    view! {
        <Sample
            name="Steps"
            source=include_str!("../example/steps.rs")
            example=view! { <StepsExample /> }.into_any()
        >
            <State name="At the first step">
                <Steps names=names() current=Signal::stored(0_usize) />
            </State>
            <State name="On the way">
                <Steps names=names() current=Signal::stored(1_usize) />
            </State>
            <State name="At the last step">
                <Steps names=names() current=Signal::stored(2_usize) />
            </State>
        </Sample>
    }
}

fn names() -> Vec<&'static str> {
    vec!["Name", "Picture", "Pattern"]
}
