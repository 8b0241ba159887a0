use factors::Pattern;
use leptos::prelude::*;

use crate::{
    api::{ApiError, ApiResult, CodeView, MailPlace},
    form::AnswerStep,
};

#[component]
pub fn AnswerStepExample() -> impl IntoView {
    let view = CodeView {
        challenge: "example".to_owned(),
        expires_in: 600,
        tries_left: 5,
        resend_in: 600,
        sent_to: "a…@example.org".to_owned(),
        mail: MailPlace::Sent,
    };
    view! { <AnswerStep view answer=ask on_done=move |()| {} on_restart=move |()| {} /> }
}

/// Stands here for a server function.
async fn ask(_challenge: String, _pattern: Pattern) -> ApiResult<()> {
    Err(ApiError::WrongPattern(4))
}
