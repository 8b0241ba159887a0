//! The pattern grid.

use std::time::Duration;

use factors::Pattern;
use leptos::prelude::*;

use crate::{
    component::PatternGrid,
    page::components::{example::PatternGridExample, sample::Sample, stage::State},
};

/// How long an answer takes here.
const ANSWER: Duration = Duration::from_secs(2);

/// The section of the pattern grid.
#[component]
pub fn PatternGridSection() -> impl IntoView {
    view! {
        <Sample
            name="PatternGrid"
            source=include_str!("../example/pattern_grid.rs")
            example=view! { <PatternGridExample /> }.into_any()
        >
            <State name="Idle">
                <PatternGrid on_complete=|_: Pattern| {} label="Idle" />
            </State>
            <State name="To try out, with a guide">
                <PatternGrid
                    on_complete=|_: Pattern| {}
                    label="With a guide"
                    numbered=true
                    demo=true
                    guide=guide()
                />
            </State>
            <State name="Wrong" note="Draw anything: it is refused, until the next touch.">
                <Wrong />
            </State>
            <State name="Busy" note="Draw anything: for two seconds it takes nothing more.">
                <Busy />
            </State>
            <State name="Disabled">
                <PatternGrid on_complete=|_: Pattern| {} label="Disabled" disabled=true />
            </State>
        </Sample>
    }
}

fn guide() -> Option<Pattern> {
    "3-9-12-16-22-18".parse().ok()
}

#[component]
fn Wrong() -> impl IntoView {
    let wrong = RwSignal::new(0_u32);
    let refuse = move |_: Pattern| wrong.update(|wrong| *wrong += 1);
    view! { <PatternGrid on_complete=refuse label="Wrong" wrong /> }
}

#[component]
fn Busy() -> impl IntoView {
    let busy = RwSignal::new(false);
    let ask = move |_: Pattern| {
        busy.set(true);
        let answered = move || {
            busy.try_set(false);
        };
        set_timeout(answered, ANSWER);
    };
    view! { <PatternGrid on_complete=ask label="Busy" disabled=busy /> }
}
