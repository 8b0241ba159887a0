//! How easy a new password is to guess, in words, while it is typed.
//!
//! The judge with its dictionaries is fetched when the field gets the focus; what is typed stays
//! in the browser. Without it only length and names are looked at. The server decides.

mod judge;
mod text;
mod verdict;

use gloo_timers::future::TimeoutFuture;
use leptos::{prelude::*, task::spawn_local};

use judge::Judge;
pub use verdict::{Guess, Reason, Verdict};

/// Somebody who types is left alone until they pause for this long.
const TYPING_PAUSE_MS: u32 = 400;

/// Says below a field, the children, how easy the password in it is to guess.
#[component]
pub fn PasswordStrength(
    /// What was typed.
    password: RwSignal<String>,
    /// What a stranger knows: the username, the address, the site's name.
    #[prop(into)]
    known: Signal<Vec<String>>,
    /// The fewest characters of a password.
    shortest: usize,
    /// The field.
    children: Children,
) -> impl IntoView {
    let judge = RwSignal::new(None::<Judge>);
    let asked = StoredValue::new(false);
    let verdict = RwSignal::new(Verdict::Nothing);
    let ask = move || {
        if asked.get_value() {
            return;
        }
        asked.set_value(true);
        spawn_local(async move {
            let found = Judge::load().await;
            // The field's next focus asks again.
            asked.try_set_value(found.is_some());
            judge.try_set(found);
        });
    };
    Effect::new(move |before: Option<u64>| {
        let number = before.unwrap_or(0) + 1;
        let current = StoredValue::new(());
        let (password, known, judge) = (password.get(), known.get(), judge.get());
        if password.is_empty() {
            verdict.set(Verdict::Nothing);
            return number;
        }
        spawn_local(async move {
            TimeoutFuture::new(TYPING_PAUSE_MS).await;
            // Whatever the effect owns is gone once it runs again.
            if current.try_get_value().is_none() {
                return;
            }
            let guess = judge.and_then(|judge| judge.guess(&password, &known));
            verdict.try_set(Verdict::of(&password, &known, shortest, guess));
        });
        number
    });
    view! {
        <div class="strength" on:focusin=move |_| ask()>
            {children()}
            <p
                class="strength__words"
                role="status"
                data-testid="password-strength"
                data-level=move || verdict.get().level()
            >
                {move || text::words(verdict.get())}
            </p>
        </div>
    }
}
