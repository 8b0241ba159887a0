//! What has happened to an account.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{AdminAccountPage, AdminEventRow, admin_account_events},
    form::{Trouble, TroubleNotice},
    page::admin::event_table::EventTable,
    site::Hydrated,
    words::say,
};

/// How many events come at once; fewer are the last ones.
const AT_ONCE: usize = 50;

/// The events of an account, the latest first, and as many older ones as somebody asks for.
#[component]
pub fn History(page: RwSignal<AdminAccountPage>) -> impl IntoView {
    let older = RwSignal::new(Vec::<AdminEventRow>::new());
    let more = RwSignal::new(page.with_untracked(|page| page.events.len() >= AT_ONCE));
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let hydrated = Hydrated::signal();
    // The latest ones come anew with every act; those that were unfolded stay.
    let rows = Memo::new(move |_| {
        let latest = page.with(|page| page.events.clone());
        older.with(|older| joined(latest, older))
    });
    let show_more = move |_| {
        let Some(last) = rows.with_untracked(|rows| rows.last().map(|row| row.seq)) else { return };
        let account = page.with_untracked(|page| page.account.id.clone());
        // What is shown now stays, also where later ones push it out of the latest.
        older.set(rows.get_untracked());
        busy.set(true);
        trouble.clear();
        spawn_local(async move {
            match admin_account_events(account, last).await {
                Ok(events) => {
                    more.try_set(events.len() >= AT_ONCE);
                    older.try_update(|older| older.extend(events));
                }
                Err(error) => trouble.fail(error),
            }
            busy.try_set(false);
        });
    };
    let closed = Signal::derive(move || !hydrated.get() || busy.get());
    view! {
        <section class="card card--wide">
            <h2>{say::events_title()}</h2>
            <EventTable events=rows />
            <TroubleNotice trouble />
            <p hidden=move || !more.get()>
                <button type="button" class="button button--quiet" disabled=closed on:click=show_more>
                    {move || if busy.get() { say::events_loading() } else { say::events_show_more() }}
                </button>
            </p>
        </section>
    }
}

/// The latest events, followed by those that are older.
fn joined(latest: Vec<AdminEventRow>, known: &[AdminEventRow]) -> Vec<AdminEventRow> {
    let oldest = latest.last().map_or(i64::MAX, |row| row.seq);
    let older = known.iter().filter(|row| row.seq < oldest).cloned();
    latest.iter().cloned().chain(older).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(numbers: impl IntoIterator<Item = i64>) -> Vec<AdminEventRow> {
        let row = |seq| AdminEventRow {
            seq,
            at: 0,
            kind: "sign-in.done".to_owned(),
            account: None,
            by: None,
            browser: String::new(),
            address: None,
            about: None,
        };
        numbers.into_iter().map(row).collect()
    }

    #[test]
    fn nothing_that_was_unfolded_is_lost_or_doubled() {
        let known = rows((1..=100).rev());
        assert_eq!(joined(rows((53..=102).rev()), &known), rows((1..=102).rev()));
        assert_eq!(joined(rows([3]), &rows([])), rows([3]));
    }
}
