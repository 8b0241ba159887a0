//! The notice of trouble.

use leptos::prelude::*;

use crate::{
    api::ApiError,
    form::{Trouble, TroubleNotice},
    page::components::{
        example::TroubleNoticeExample, on_request::OnRequest, sample::Sample, stage::State,
    },
};

/// The section of the notice of trouble.
#[component]
pub fn TroubleNoticeSection() -> impl IntoView {
    view! {
        <Sample
            name="TroubleNotice"
            source=include_str!("../example/trouble_notice.rs")
            example=view! { <TroubleNoticeExample /> }.into_any()
        >
            <State name="Nothing wrong" note="Nothing is shown.">
                <TroubleNotice trouble=Trouble::none() />
            </State>
            <State name="Words of the page" note="It takes the focus.">
                <OnRequest>
                    <TroubleNotice trouble=said() />
                </OnRequest>
            </State>
            <State name="An answer of the server" note="It takes the focus.">
                <OnRequest>
                    <TroubleNotice trouble=failed(ApiError::Refused) />
                </OnRequest>
            </State>
            <State name="Waiting" note="After ten seconds the next try is open.">
                <OnRequest>
                    <TroubleNotice trouble=failed(ApiError::Throttled(10)) />
                </OnRequest>
            </State>
            <State name="Stopped" note="It leads to the recovery.">
                <OnRequest>
                    <TroubleNotice trouble=failed(ApiError::Stopped) />
                </OnRequest>
            </State>
        </Sample>
    }
}

fn said() -> Trouble {
    let trouble = Trouble::none();
    trouble.say("Choose a picture first.");
    trouble
}

fn failed(error: ApiError) -> Trouble {
    let trouble = Trouble::none();
    trouble.fail(error);
    trouble
}
