//! The last step of every way: draw the pattern that was mailed.

use std::time::Duration;

use factors::Pattern;
use leptos::{prelude::*, task::spawn_local};

use super::{Trouble, TroubleNotice, countdown_from};
use crate::{
    api::{ApiError, CodeView, MailPlace, code_state, send_again},
    component::PatternGrid,
    field_text::text_or_nothing,
    site::site,
    words::{self, say},
};

/// Asks for the pattern of a mailed code.
#[component]
pub fn CodeStep(
    /// The code.
    code: RwSignal<CodeView>,
    /// Takes a pattern that was drawn.
    #[prop(into)]
    on_pattern: Callback<Pattern>,
    /// Why the last pattern was refused, if it was. Set it anew for every answer.
    #[prop(into)]
    refused: Signal<Option<ApiError>>,
    /// Whether an answer is awaited.
    #[prop(into)]
    busy: Signal<bool>,
) -> impl IntoView {
    let expires_in = countdown_from(Signal::derive(move || code.with(|code| code.expires_in)));
    let wrong = RwSignal::new(0_u32);
    Effect::new(move |_| {
        if let Some(ApiError::WrongPattern(tries_left)) = refused.get() {
            wrong.update(|wrong| *wrong += 1);
            code.update(|code| code.tries_left = tries_left);
        }
    });
    watch_mail(code, busy);
    let over = Signal::derive(move || {
        expires_in.get() == 0
            || code.with(|code| code.tries_left == 0)
            || refused.get() == Some(ApiError::ChallengeOver)
    });
    let trouble = Trouble::none();
    let late = Memo::new(move |_| expires_in.get() == 0);
    Effect::new(move |_| match (refused.get(), late.get()) {
        // What was wrong before the time ran out is not what is wrong now.
        (None | Some(ApiError::WrongPattern(1..)), true) => trouble.fail(ApiError::ChallengeOver),
        (Some(error), _) => trouble.fail(error),
        (None, false) => trouble.clear(),
    });
    view! {
        <div class="code">
            <MailLine code />
            <TroubleNotice trouble />
            <PatternGrid
                on_complete=on_pattern
                label=say::code_draw()
                wrong
                disabled=Signal::derive(move || busy.get() || over.get() || trouble.waits().get())
                numbered=true
            />
            <dl class="code__facts">
                <div class="code__fact">
                    <dt>{say::code_tries_left()}</dt>
                    <dd data-testid="code-tries-left">{move || code.with(|code| code.tries_left)}</dd>
                </div>
                <div class="code__fact">
                    <dt>{say::code_time_left()}</dt>
                    <dd data-testid="code-time-left">{move || words::countdown(expires_in.get())}</dd>
                </div>
            </dl>
            <SendAgain code over />
        </div>
    }
}

/// Says where the mail is, and where to look for it.
#[component]
fn MailLine(code: RwSignal<CodeView>) -> impl IntoView {
    let local_inbox = site().local_inbox;
    view! {
        <p class="code__mail" aria-live="polite">
            {move || code.with(|code| match code.mail {
                MailPlace::Delayed => say::code_mail_delayed(&unbroken(&code.sent_to)),
                MailPlace::Queued => say::code_mail_queued(&unbroken(&code.sent_to)),
                MailPlace::Sent => say::code_mail_sent(&unbroken(&code.sent_to)),
            })}
            {local_inbox.then(|| view! {
                " "
                <a href="/inbox" target="_blank" rel="noopener">{say::code_open_inbox()}</a>
            })}
        </p>
    }
}

/// A masked address that stays on one line: browsers would break it after the ellipsis.
fn unbroken(address: &str) -> String {
    address.replace('…', "…\u{2060}")
}

#[component]
fn SendAgain(code: RwSignal<CodeView>, over: Signal<bool>) -> impl IntoView {
    let resend_in = countdown_from(Signal::derive(move || code.with(|code| code.resend_in)));
    let sending = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    let again = move |_| {
        sending.set(true);
        problem.set(String::new());
        spawn_local(async move {
            match send_again(code.with_untracked(|code| code.challenge.clone())).await {
                Ok(fresh) => code.set(fresh),
                Err(error) => problem.set(words::sentence(error)),
            }
            sending.set(false);
        });
    };
    view! {
        <div class="code__again">
            <button
                type="button"
                class="button button--quiet"
                disabled=move || sending.get() || over.get() || resend_in.get() != 0
                on:click=again
            >
                {say::code_send_again()}
            </button>
            <span class="code__wait" hidden=move || resend_in.get() == 0 || over.get()>
                {move || say::code_again_in(&words::countdown(resend_in.get()))}
            </span>
            <p class="code__problem" aria-live="polite">{move || text_or_nothing(problem.get())}</p>
        </div>
    }
}

/// Asks where the mail is until the mail server has taken it.
///
/// Not while an answer is awaited: a code that it uses up is over before the page knows.
fn watch_mail(code: RwSignal<CodeView>, busy: Signal<bool>) {
    Effect::new(move |_| {
        let ask = move || {
            let known = code.get_untracked();
            if known.mail == MailPlace::Sent || known.tries_left == 0 || busy.get_untracked() {
                return;
            }
            spawn_local(async move {
                if let Ok(fresh) = code_state(known.challenge).await {
                    code.set(fresh);
                }
            });
        };
        if let Ok(handle) = set_interval_with_handle(ask, Duration::from_secs(2)) {
            on_cleanup(move || handle.clear());
        }
    });
}
