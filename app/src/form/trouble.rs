//! What went wrong, and how long somebody has to wait before they may try again.

use leptos::{html::Div, prelude::*};

use super::countdown_from;
use crate::{
    api::ApiError,
    words::{self, say},
};

/// What went wrong.
#[derive(Clone, PartialEq, Eq)]
enum What {
    Nothing,
    Words(String),
    Error(ApiError),
}

/// The trouble that a form is in.
#[derive(Clone, Copy)]
pub struct Trouble {
    what: RwSignal<What>,
    waits: RwSignal<bool>,
}

impl Trouble {
    /// No trouble.
    pub fn none() -> Self {
        Self { what: RwSignal::new(What::Nothing), waits: RwSignal::new(false) }
    }

    /// Nothing is wrong any more.
    pub fn clear(self) {
        self.set(What::Nothing);
    }

    /// Something is wrong that the page has found out.
    pub fn say(self, words: impl Into<String>) {
        self.set(What::Words(words.into()));
    }

    /// The server has refused.
    pub fn fail(self, error: ApiError) {
        self.set(What::Error(error));
    }

    /// Whether the next try has to wait.
    pub fn waits(self) -> Signal<bool> {
        self.waits.into()
    }

    // Whoever has left the page meanwhile is in no trouble.
    fn set(self, what: What) {
        self.waits.try_set(matches!(&what, What::Error(error) if words::wait(*error).is_some()));
        self.what.try_set(what);
    }

    fn waited(self) -> bool {
        !self.waits.get()
            && self
                .what
                .with(|what| matches!(what, What::Error(error) if words::wait(*error).is_some()))
    }
}

/// Says what is wrong. It takes the focus when it appears; a countdown is seen each second, but
/// heard at its beginning and its end only.
#[component]
pub fn TroubleNotice(
    /// What is wrong.
    trouble: Trouble,
) -> impl IntoView {
    let nothing = move || trouble.what.with(|what| *what == What::Nothing);
    let waited = Memo::new(move |_| trouble.waited());
    let element = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if !nothing()
            && let Some(element) = element.get()
        {
            // It may still be hidden now: it is drawn before the next frame.
            request_animation_frame(move || drop(element.focus()));
        }
    });
    view! {
        <div
            class="notice"
            class=("notice--wrong", move || !waited.get())
            class=("notice--good", move || waited.get())
            role=move || if waited.get() { "status" } else { "alert" }
            tabindex="-1"
            node_ref=element
            hidden=nothing
        >
            {move || match trouble.what.get() {
                What::Nothing => ().into_any(),
                What::Words(text) => text.into_any(),
                What::Error(ApiError::Stopped) => view! { <Stopped /> }.into_any(),
                What::Error(error) => match words::wait(error) {
                    Some((reason, seconds)) => view! { <Waiting trouble reason seconds /> }.into_any(),
                    None => words::sentence(error).into_any(),
                },
            }}
        </div>
    }
}

#[component]
fn Waiting(trouble: Trouble, reason: &'static str, seconds: u64) -> impl IntoView {
    let left = countdown_from(Signal::stored(seconds));
    Effect::new(move |_| {
        if left.get() == 0 {
            trouble.waits.try_set(false);
        }
    });
    move || {
        if !trouble.waits.get() {
            return say::error_again_now().into_any();
        }
        view! {
            {reason}
            " "
            <span class="visually-hidden">{words::again_in(seconds)}</span>
            <span class="wait" aria-hidden="true" data-testid="wait-left">
                {move || say::error_again_countdown(&words::countdown(left.get()))}
            </span>
        }
        .into_any()
    }
}

#[component]
fn Stopped() -> impl IntoView {
    view! {
        {words::sentence(ApiError::Stopped)}
        " "
        <a href="/recover">{say::error_use_recovery_code()}</a>
    }
}
