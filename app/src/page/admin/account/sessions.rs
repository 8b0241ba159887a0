//! The open sessions of an account.

use leptos::prelude::*;

use super::acts::Asked;
use crate::{
    api::{AccountAct, AdminAccountPage, SessionRow},
    page::security::when::When,
    site::Hydrated,
    words::{around, say},
};

/// Where somebody is signed in.
#[component]
pub fn Sessions(
    page: RwSignal<AdminAccountPage>,
    asked: Asked,
    /// Whether the account is an administrator's.
    is_admin: bool,
) -> impl IntoView {
    let none = move || page.with(|page| page.sessions.is_empty());
    let rows = Memo::new(move |_| page.with(|page| page.sessions.clone()));
    view! {
        <section class="card">
            <h2>{say::sessions_title()}</h2>
            <p class="empty" hidden=move || !none()>{say::admin_no_sessions()}</p>
            <ul class="rows">
                {move || rows.get().into_iter().map(|session| view! {
                    <Row session asked is_admin />
                }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Row(session: SessionRow, asked: Asked, is_admin: bool) -> impl IntoView {
    let hydrated = Hydrated::signal();
    let closed = Signal::derive(move || !hydrated.get() || asked.anything());
    let label = say::sessions_end_label(&session.browser);
    let question = label.clone();
    let (sid, address) = (session.sid, session.address);
    let began = move |at: &str| match &address {
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
                    {around(began, view! { <When at=session.created_at /> })}
                </p>
                <p class="entry__fact">
                    {around(say::sessions_last_used, view! { <When at=session.seen_at /> })}
                </p>
            </div>
            {(!is_admin).then(|| view! {
                <button
                    type="button"
                    class="button button--quiet button--small"
                    aria-label=label
                    disabled=closed
                    on:click=move |_| asked.about(AccountAct::EndSession(sid.clone()), question.clone())
                >
                    {say::sessions_end()}
                </button>
            })}
        </li>
    }
}
