//! The notice.

use leptos::prelude::*;

use crate::{
    form::Notice,
    page::components::{
        example::NoticeExample, on_request::OnRequest, sample::Sample, stage::State,
    },
};

/// The section of the notice.
#[component]
pub fn NoticeSection() -> impl IntoView {
    view! {
        <Sample
            name="Notice"
            source=include_str!("../example/notice.rs")
            example=view! { <NoticeExample /> }.into_any()
        >
            <State name="Empty" note="Nothing is shown.">
                <Notice text=Signal::stored(String::new()) />
            </State>
            <State name="Good" note="It takes the focus.">
                <OnRequest>
                    <Notice text=Signal::stored("It is saved.".to_owned()) good=true />
                </OnRequest>
            </State>
            <State name="Wrong" note="It takes the focus.">
                <OnRequest>
                    <Notice text=Signal::stored("It could not be saved. Try again.".to_owned()) />
                </OnRequest>
            </State>
        </Sample>
    }
}
