//! The step of a mailed code.

use factors::Pattern;
use leptos::prelude::*;

use crate::{
    api::{ApiError, CodeView, MailPlace},
    form::CodeStep,
    page::components::{
        example::CodeStepExample, on_request::OnRequest, sample::Sample, stage::State,
    },
};

const MISSING: &str = "A mail that is still on its way is left out: the component would ask the \
                       server for it every two seconds. “Send again” asks the server as well, \
                       which knows no such code.";

/// The section of the step of a mailed code.
#[component]
pub fn CodeStepSection() -> impl IntoView {
    view! {
        <Sample
            name="CodeStep"
            missing=MISSING
            source=include_str!("../example/code_step.rs")
            example=view! { <CodeStepExample /> }.into_any()
        >
            <State name="Idle">
                <Code refused=None />
            </State>
            <State name="Busy">
                <Code refused=None busy=true />
            </State>
            <State name="Wrong pattern" note="It takes the focus.">
                <OnRequest>
                    <Code refused=Some(ApiError::WrongPattern(2)) />
                </OnRequest>
            </State>
            <State name="Over" note="It takes the focus.">
                <OnRequest>
                    <Code refused=Some(ApiError::ChallengeOver) />
                </OnRequest>
            </State>
        </Sample>
    }
}

#[component]
fn Code(refused: Option<ApiError>, #[prop(optional)] busy: bool) -> impl IntoView {
    let code = RwSignal::new(CodeView {
        challenge: "example".to_owned(),
        expires_in: 600,
        tries_left: 5,
        resend_in: 600,
        sent_to: "a…@example.org".to_owned(),
        mail: MailPlace::Sent,
    });
    view! {
        <CodeStep
            code
            on_pattern=|_: Pattern| {}
            refused=Signal::stored(refused)
            busy=Signal::stored(busy)
        />
    }
}
