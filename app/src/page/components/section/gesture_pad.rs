//! The gesture pad.

use factors::{Symbol, gesture::MAX_EVENTS};
use leptos::prelude::*;

use crate::{
    component::GesturePad,
    page::components::{example::GesturePadExample, sample::Sample, stage::State},
};

/// The section of the gesture pad.
#[component]
pub fn GesturePadSection() -> impl IntoView {
    view! {
        <Sample
            name="GesturePad"
            source=include_str!("../example/gesture_pad.rs")
            example=view! { <GesturePadExample /> }.into_any()
        >
            <State name="Empty">
                <GesturePad events=entered(0) label="Empty" />
            </State>
            <State name="Some events">
                <GesturePad events=entered(5) label="Some events" />
            </State>
            <State name="Enough events">
                <GesturePad events=entered(12) label="Enough events" />
            </State>
            <State name="Full" note="As long as a gesture can be: more is not taken.">
                <GesturePad events=entered(MAX_EVENTS) label="Full" />
            </State>
            <State name="Disabled">
                <GesturePad events=entered(5) label="Disabled" disabled=true />
            </State>
        </Sample>
    }
}

/// So many events.
fn entered(count: usize) -> RwSignal<Vec<Symbol>> {
    RwSignal::new(Symbol::ALL.into_iter().cycle().take(count).collect())
}
