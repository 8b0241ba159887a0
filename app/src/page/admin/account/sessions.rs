//! The open sessions of an account.

use leptos::prelude::*;

use super::acts::Asked;
use crate::{
    api::{AccountAct, AdminAccountPage},
    page::security::session_entry::SessionEntry,
    site::Hydrated,
    words::say,
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
    let hydrated = Hydrated::signal();
    let closed = Signal::derive(move || !hydrated.get() || asked.anything());
    let can_end = !is_admin;
    let ask = Callback::new(move |(sid, question)| {
        asked.about(AccountAct::EndSession(sid), question);
    });
    let rows = Memo::new(move |_| page.with(|page| page.sessions.clone()));
    view! {
        <section class="card">
            <h2>{say::sessions_title()}</h2>
            <p class="empty" hidden=move || !none()>{say::admin_no_sessions()}</p>
            <ul class="rows">
                {move || rows.get().into_iter().map(|session| view! {
                    <SessionEntry session can_end closed on_end=ask />
                }).collect_view()}
            </ul>
        </section>
    }
}
