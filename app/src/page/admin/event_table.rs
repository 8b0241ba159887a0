//! Events as an administrator sees them: by their stable names, as the operator's commands and the
//! figures have them, since the words on the pages of people speak to whom they happened to.

use leptos::prelude::*;

use super::named::Named;
use crate::{
    api::AdminEventRow,
    page::security::when::When,
    words::{
        event::{Tone, tone},
        say,
    },
};

/// A table of events.
#[component]
pub fn EventTable(
    /// The events, the latest first.
    #[prop(into)]
    events: Signal<Vec<AdminEventRow>>,
    /// Whether they happened to several accounts.
    #[prop(optional)]
    of_all: bool,
) -> impl IntoView {
    view! {
        <table class="sheet" role="table">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{say::admin_when()}</th>
                    <th role="columnheader" scope="col">{say::admin_what()}</th>
                    {of_all.then(|| view! {
                        <th role="columnheader" scope="col">{say::admin_whom()}</th>
                    })}
                    <th role="columnheader" scope="col">{say::admin_by()}</th>
                    <th role="columnheader" scope="col">{say::admin_from()}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                {move || events.get().into_iter().map(|row| view! { <Row row of_all /> }).collect_view()}
            </tbody>
        </table>
    }
}

#[component]
fn Row(row: AdminEventRow, of_all: bool) -> impl IntoView {
    let refused = tone(&row.kind) == Tone::Refused;
    let about = row.about.filter(|words| !words.is_empty());
    let kind = row.kind.clone();
    let browser = (!row.browser.is_empty()).then_some(row.browser);
    view! {
        <tr
            role="row"
            class:sheet__row--refused=refused
            data-testid="admin-event-row"
            data-kind=row.kind
        >
            <td role="cell" data-label=say::admin_when()><When at=row.at /></td>
            <td role="cell" data-label=say::admin_what()>
                <span class="sheet__name">
                    <code dir="ltr">{kind}</code>
                    {about.map(|about| view! { <bdi class="entry__fact">{about}</bdi> })}
                </span>
            </td>
            {of_all.then(|| view! {
                <td role="cell" data-label=say::admin_whom()>
                    <Named of=row.account unnamed=say::admin_erased() />
                </td>
            })}
            <td role="cell" data-label=say::admin_by()>
                <Named of=row.by unnamed=say::admin_an_administrator() />
            </td>
            <td role="cell" data-label=say::admin_from()>
                <span class="sheet__name">
                    {browser.map(|browser| view! { <bdi>{browser}</bdi> })}
                    {row.address.map(|address| view! { <bdi dir="ltr">{address}</bdi> })}
                </span>
            </td>
        </tr>
    }
}
