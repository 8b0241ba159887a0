use factors::Pattern;
use leptos::prelude::*;

use crate::{
    api::{ApiError, CodeView, MailPlace},
    form::CodeStep,
};

#[component]
pub fn CodeStepExample() -> impl IntoView {
    let code = RwSignal::new(CodeView {
        challenge: "example".to_owned(),
        expires_in: 600,
        tries_left: 5,
        resend_in: 600,
        sent_to: "a…@example.org".to_owned(),
        mail: MailPlace::Sent,
    });
    let refused = RwSignal::new(None::<ApiError>);
    let refuse = move |_: Pattern| refused.set(Some(ApiError::WrongPattern(4)));
    view! { <CodeStep code on_pattern=refuse refused busy=Signal::stored(false) /> }
}
