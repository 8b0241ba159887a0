//! Undo and clear.

use leptos::prelude::*;

use crate::{
    component::TakeBack,
    page::components::{example::TakeBackExample, sample::Sample, stage::State},
};

/// The section of the buttons that take back.
#[component]
pub fn TakeBackSection() -> impl IntoView {
    view! {
        <Sample
            name="TakeBack"
            source=include_str!("../example/take_back.rs")
            example=view! { <TakeBackExample /> }.into_any()
        >
            <State name="Idle">
                <Buttons />
            </State>
            <State name="Nothing to take back" note="They keep the focus, and do nothing.">
                <Buttons nothing=true />
            </State>
            <State name="Disabled">
                <Buttons disabled=true />
            </State>
        </Sample>
    }
}

#[component]
fn Buttons(#[prop(optional)] nothing: bool, #[prop(optional)] disabled: bool) -> impl IntoView {
    view! {
        <div class="tools">
            <TakeBack
                name="sample"
                nothing=Signal::stored(nothing)
                disabled=Signal::stored(disabled)
                on_undo=|()| {}
                on_clear=|()| {}
            />
        </div>
    }
}
