//! "This wasn't me": where the link in a notice leads.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;

use crate::{
    api::{ApiError, Secret, disown},
    form::{Trouble, TroubleNotice},
    page::heading::PageHeading,
    site::{Hydrated, Session},
    words::{around, around_two, say},
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
        <Title text=say::not_me_title() />
        {move || match state.get() {
            State::Asking => view! {
                <section class="card">
                    <PageHeading>{say::not_me_asked()}</PageHeading>
                    <p>
                        {say::not_me_end_all()}
                    </p>
                    <p>
                        {say::not_me_unknown()}
                    </p>
                    <TroubleNotice trouble />
                    <p>
                        <button type="button" class="button" disabled=disabled on:click=end>
                            {move || if busy.get() { say::not_me_ending() } else { say::not_me_end() }}
                        </button>
                    </p>
                    <noscript>
                        <p class="notice">
                            {say::not_me_no_script()}
                        </p>
                    </noscript>
                </section>
            }
            .into_any(),
            State::Done => view! {
                <section class="card">
                    <PageHeading>{say::not_me_ended()}</PageHeading>
                    <p role="status">{say::not_me_nobody()}</p>
                    <Next />
                </section>
            }
            .into_any(),
            State::Over => view! {
                <section class="card" role="alert">
                    <PageHeading>{say::not_me_over()}</PageHeading>
                    <p>
                        {say::not_me_over_why()}
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
        <h2>{say::not_me_next()}</h2>
        <ul class="advice">
            <li>
                {around_two(
                    say::not_me_new_factors,
                    view! { <a href="/account/security/factors">{say::not_me_change()}</a> },
                    view! { <a href="/recover">{say::not_me_recover()}</a> },
                )}
            </li>
            <li>{say::not_me_mailbox()}</li>
            <li>
                {around(
                    say::not_me_look,
                    view! { <a href="/account/security">{say::not_me_security_page()}</a> },
                )}
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
