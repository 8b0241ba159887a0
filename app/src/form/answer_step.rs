//! A mailed code, its pattern, and what follows.

use std::future::Future;

use factors::Pattern;
use leptos::{prelude::*, task::spawn_local};

use super::{CodeStep, Patience};
use crate::{
    api::{ApiError, ApiResult, CodeView},
    connection::Connection,
    words::say,
};

/// Asks for the pattern of a code and hands it to a server function.
#[component]
pub fn AnswerStep<T, Answer, Answering>(
    /// The code.
    view: CodeView,
    /// The server function that takes the challenge's name and the pattern.
    answer: Answer,
    /// Called with the function's answer.
    #[prop(into)]
    on_done: Callback<T>,
    /// Called with an error, which is shown here as well.
    #[prop(optional, into)]
    on_error: Option<Callback<ApiError>>,
    /// Called when the person wants to start over.
    #[prop(into)]
    on_restart: Callback<()>,
) -> impl IntoView
where
    T: Send + Sync + 'static,
    Answer: Fn(String, Pattern) -> Answering + Copy + Send + Sync + 'static,
    Answering: Future<Output = ApiResult<T>> + 'static,
{
    let challenge = StoredValue::new(view.challenge.clone());
    let code = RwSignal::new(view);
    let busy = RwSignal::new(false);
    let refused = RwSignal::new(None::<ApiError>);
    // A pattern that did not get through, or whose answer did not.
    let lost = RwSignal::new(None::<Pattern>);
    let take = move |pattern: Pattern| {
        // A pattern is handed over once, however it was completed: a code counts only once.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        lost.set(None);
        let answering = answer(challenge.get_value(), pattern);
        spawn_local(async move {
            let answered = answering.await;
            // Whoever has left the page meanwhile is not called back.
            match answered {
                // The code is used up: nothing more is taken while the next page comes.
                Ok(done) => {
                    on_done.try_run(done);
                }
                Err(error) => {
                    busy.try_set(false);
                    lost.try_set((error == ApiError::Offline).then_some(pattern));
                    refused.try_set(Some(error));
                    if let Some(on_error) = on_error {
                        on_error.try_run(error);
                    }
                }
            }
        });
    };
    let try_again = move || {
        if let Some(pattern) = lost.get_untracked() {
            take(pattern);
        }
    };
    // What could not be sent goes out as soon as it can.
    let there = Connection::is_there();
    Effect::watch(
        move || there.get(),
        move |there, before, _| {
            if *there && before == Some(&false) {
                try_again();
            }
        },
        false,
    );
    view! {
        <CodeStep code on_pattern=take refused busy />
        <Patience busy />
        <p class="code__restart">
            <button
                type="button"
                class="button"
                hidden=move || lost.with(Option::is_none)
                on:click=move |_| try_again()
            >
                {say::button_try_again()}
            </button>
            <button
                type="button"
                class="button button--quiet"
                on:click=move |_| on_restart.run(())
            >
                {say::code_start_over()}
            </button>
        </p>
    }
}
