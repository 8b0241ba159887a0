//! What is said where an answer takes its time.

use leptos::prelude::*;

use crate::{
    form::Patience,
    page::components::{example::PatienceExample, sample::Sample, stage::State},
};

/// The section of what is said while somebody waits.
#[component]
pub fn PatienceSection() -> impl IntoView {
    view! {
        <Sample
            name="Patience"
            source=include_str!("../example/patience.rs")
            example=view! { <PatienceExample /> }.into_any()
        >
            <State name="Busy" note="It says something after four seconds.">
                <Patience busy=Signal::stored(true) />
            </State>
            <State name="Idle" note="It takes no place.">
                <Patience busy=Signal::stored(false) />
            </State>
        </Sample>
    }
}
