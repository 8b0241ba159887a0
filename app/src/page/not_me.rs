//! "This wasn't me": where the link in a notice leads.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;

use crate::{
    api::{ApiError, Secret, disown},
    form::{Trouble, TroubleNotice},
    site::{Hydrated, Session},
};

/// How far it has come.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Asking,
    Done,
    /// The link is used, expired or not complete.
    Over,
}

/// The page. The link's token stands behind the `#`, so that it leaves the browser with the
/// button only.
#[component]
pub fn NotMe() -> impl IntoView {
    let state = RwSignal::new(State::Asking);
    let token = RwSignal::new(None::<Secret>);
    Effect::new(move |_| match token_of_link() {
        Some(found) => token.set(Some(found)),
        None => state.set(State::Over),
    });
    let session = Session::current();
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let end = move |_| {
        let Some(token) = token.get_untracked() else { return };
        busy.set(true);
        trouble.clear();
        spawn_local(async move {
            match disown(token).await {
                Ok(()) => {
                    state.try_set(State::Done);
                    session.changed();
                }
                Err(ApiError::NotFound) => drop(state.try_set(State::Over)),
                Err(error) => trouble.fail(error),
            }
            busy.try_set(false);
        });
    };
    let hydrated = Hydrated::signal();
    let disabled = Signal::derive(move || busy.get() || !hydrated.get() || trouble.waits().get());
    view! {
        <Title text="This wasn't me" />
        {move || match state.get() {
            State::Asking => view! {
                <section class="card">
                    <h1>"That wasn't you?"</h1>
                    <p>
                        "Then end every session of your account: whoever is signed in, on any device, is out at once. That includes you."
                    </p>
                    <p>
                        "Every browser becomes unknown again, so that you get a mail about each one that signs in from now on. Your password, picture and gesture stay as they are."
                    </p>
                    <TroubleNotice trouble />
                    <p>
                        <button type="button" class="button" disabled=disabled on:click=end>
                            {move || if busy.get() { "Ending…" } else { "End every session" }}
                        </button>
                    </p>
                    <noscript>
                        <p class="notice">
                            "This needs JavaScript and WebAssembly. Please allow both for this site and reload the page."
                        </p>
                    </noscript>
                </section>
            }
            .into_any(),
            State::Done => view! {
                <section class="card">
                    <h1>"Every session has ended"</h1>
                    <p role="status">"Nobody is signed in to your account any more."</p>
                    <Next />
                </section>
            }
            .into_any(),
            State::Over => view! {
                <section class="card" role="alert">
                    <h1>"This link does not work any more"</h1>
                    <p>
                        "It was used, its time has run out, or a part of it is missing. If you have just clicked it in a mail, copy the whole link from there."
                    </p>
                    <Next />
                </section>
            }
            .into_any(),
        }}
    }
}

/// What to do so that it does not happen again.
#[component]
fn Next() -> impl IntoView {
    view! {
        <h2>"What to do next"</h2>
        <ul class="advice">
            <li>
                "If somebody may know your password, your picture or your gesture, choose new ones: "
                <a href="/recover">"recover with a saved code"</a>
                ", or sign in and "
                <a href="/account/security/factors">"change your factors"</a>
                "."
            </li>
            <li>"Change the password of your mailbox: whoever reads it sees your patterns."</li>
            <li>
                "Look at what happened, and at who is signed in, on the "
                <a href="/account/security">"security page"</a>
                "."
            </li>
        </ul>
    }
}

/// What follows `#` in the address.
fn token_of_link() -> Option<Secret> {
    let hash = window().location().hash().ok()?;
    let token = hash.trim_start_matches('#');
    (!token.is_empty()).then(|| Secret::new(token.to_owned()))
}
