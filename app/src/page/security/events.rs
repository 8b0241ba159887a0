//! What has happened.

use leptos::{prelude::*, task::spawn_local};

use super::when::When;
use crate::{
    api::{self, EventRow, SecurityPage},
    form::{Trouble, TroubleNotice},
    words::{
        event::{Tone, about, happened, happened_by_admin, tone},
        say,
    },
};

/// How many events come at once; fewer are the last ones.
const AT_ONCE: usize = 50;

/// The events of an account, the latest first.
#[component]
pub fn Events(page: RwSignal<SecurityPage>) -> impl IntoView {
    let rows = RwSignal::new(page.with_untracked(|page| page.events.clone()));
    let more = RwSignal::new(rows.with_untracked(|rows| rows.len() >= AT_ONCE));
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    // The latest ones come anew with every change; those that were unfolded stay.
    Effect::new(move |before: Option<()>| {
        let latest = page.with(|page| page.events.clone());
        if before.is_some() {
            rows.update(|rows| *rows = joined(latest, rows));
        }
    });
    let show_more = move |_| {
        let Some(last) = rows.with_untracked(|rows| rows.last().map(|row| row.seq)) else { return };
        busy.set(true);
        trouble.clear();
        spawn_local(async move {
            match api::events(last).await {
                Ok(older) => {
                    more.try_set(older.len() >= AT_ONCE);
                    rows.try_update(|rows| rows.extend(older));
                }
                Err(error) => trouble.fail(error),
            }
            busy.try_set(false);
        });
    };
    view! {
        <section class="card" aria-labelledby="events">
            <h2 id="events">{say::events_title()}</h2>
            <ul class="rows">
                <For each=move || rows.get() key=|row| row.seq let:row>
                    <Row row />
                </For>
            </ul>
            <TroubleNotice trouble />
            <p hidden=move || !more.get()>
                <button type="button" class="button button--quiet" disabled=busy on:click=show_more>
                    {move || if busy.get() { say::events_loading() } else { say::events_show_more() }}
                </button>
            </p>
        </section>
    }
}

#[component]
fn Row(row: EventRow) -> impl IntoView {
    let by_admin = row.by_admin.then(|| happened_by_admin(&row.kind)).flatten();
    let title = by_admin.or_else(|| happened(&row.kind)).unwrap_or_else(say::events_something_else);
    let about = row.about.map(|words| about(&row.kind, &words)).filter(|words| !words.is_empty());
    let admin = row.by_admin.then(|| say::event_by_administrator().to_owned());
    let origin = [admin, Some(row.browser), row.address].into_iter().flatten();
    // The dot stays with what is before it, so that no line begins with one.
    let origin = origin.filter(|words| !words.is_empty());
    let origin = origin.map(|words| view! { "\u{a0}· " <bdi>{words}</bdi> }).collect_view();
    view! {
        <li
            class="rows__row event"
            class:event--refused=tone(&row.kind) == Tone::Refused
            data-testid="event-row"
            data-kind=row.kind
        >
            <div class="entry">
                <p class="rows__title">{title}</p>
                {about.map(|about| view! { <p class="entry__fact"><bdi>{about}</bdi></p> })}
                <p class="entry__fact">
                    <When at=row.at />
                    {origin}
                </p>
            </div>
        </li>
    }
}

/// The latest events, followed by those that were known and are older.
fn joined(latest: Vec<EventRow>, known: &[EventRow]) -> Vec<EventRow> {
    let oldest = latest.last().map_or(i64::MAX, |row| row.seq);
    let older = known.iter().filter(|row| row.seq < oldest).cloned();
    latest.iter().cloned().chain(older).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(numbers: impl IntoIterator<Item = i64>) -> Vec<EventRow> {
        let row = |seq| EventRow {
            seq,
            at: 0,
            kind: "sign-in.done".to_owned(),
            browser: String::new(),
            address: None,
            about: None,
            by_admin: false,
        };
        numbers.into_iter().map(row).collect()
    }

    #[test]
    fn what_is_new_comes_first_and_nothing_that_was_unfolded_is_lost_or_doubled() {
        let known = rows((1..=100).rev());
        let latest = rows((53..=102).rev());
        assert_eq!(joined(latest, &known), rows((1..=102).rev()));
        assert_eq!(joined(rows([3]), &rows([])), rows([3]));
    }
}
