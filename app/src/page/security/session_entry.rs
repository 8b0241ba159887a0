//! A session in a list, with the way to end it.

use leptos::prelude::*;

use super::when::When;
use crate::{
    api::SessionRow,
    words::{around, say},
};

/// A session: with which browser, from where and since when, and a button where it can be ended.
#[component]
pub fn SessionEntry(
    /// The session.
    session: SessionRow,
    /// Whether it can be ended from here.
    can_end: bool,
    /// Whether the button has to wait.
    closed: Signal<bool>,
    /// Called with the session's name and the words of its button.
    on_end: Callback<(String, String)>,
) -> impl IntoView {
    let label = say::sessions_end_label(&session.browser);
    let words = label.clone();
    let (sid, address) = (session.sid, session.address);
    let signed_in = move |at: &str| match &address {
        Some(address) => say::sessions_signed_in_from(address, at),
        None => say::sessions_signed_in(at),
    };
    view! {
        <li class="rows__row" data-testid="session-row">
            <div class="entry">
                <p class="rows__title">
                    <bdi>{session.browser}</bdi>
                    {session.this.then(|| view! { " " <span class="mark">{say::sessions_this()}</span> })}
                </p>
                <p class="entry__fact">
                    {around(signed_in, view! { <When at=session.created_at /> })}
                </p>
                <p class="entry__fact">
                    {around(say::sessions_last_used, view! { <When at=session.seen_at /> })}
                </p>
            </div>
            {can_end.then(|| view! {
                <button
                    type="button"
                    class="button button--quiet button--small"
                    aria-label=label
                    disabled=closed
                    on:click=move |_| on_end.run((sid.clone(), words.clone()))
                >
                    {say::sessions_end()}
                </button>
            })}
        </li>
    }
}
