//! The keys that sign, and the peppers: what they do and since when, and nothing of them.

use leptos::prelude::*;
use leptos_meta::Title;

use super::{Head, KEYS, gate::Gate};
use crate::{
    api::{AdminKeysPage, KeyRow, admin_keys},
    page::answer::Answer,
    page::security::when::When,
    words::say,
};

/// The keys of the gateway.
#[component]
pub fn Keys() -> impl IntoView {
    let page = Resource::new_blocking(|| (), |()| admin_keys());
    view! {
        <Answer
            to=page
            loading=say::admin_loading
            draw=move |answer| match answer {
                Ok(page) => view! { <Page page /> }.into_any(),
                Err(error) => view! {
                    <Gate error here=KEYS on_fresh=move |()| page.refetch() />
                }.into_any(),
            }
        />
    }
}

#[component]
fn Page(page: AdminKeysPage) -> impl IntoView {
    let AdminKeysPage { keys, pepper, former_pepper, pepper_since } = page;
    let since = match pepper_since {
        Some(at) => view! { <When at /> }.into_any(),
        None => say::admin_pepper_first().into_any(),
    };
    view! {
        <Title text=say::admin_title() />
        <section class="card card--wide">
            <Head here=KEYS heading=say::admin_keys />
            <p>{say::admin_keys_about()}</p>
        </section>
        <section class="card card--wide">
            <h2>{say::admin_keys_title()}</h2>
            <table class="sheet" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{say::admin_key_for()}</th>
                        <th role="columnheader" scope="col">{say::admin_state()}</th>
                        <th role="columnheader" scope="col">{say::admin_since()}</th>
                        <th role="columnheader" scope="col">{say::admin_until()}</th>
                        <th role="columnheader" scope="col">{say::admin_id()}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {keys.into_iter().map(|key| view! { <Key key /> }).collect_view()}
                </tbody>
            </table>
        </section>
        <section class="card card--wide">
            <h2>{say::admin_pepper()}</h2>
            <p>{say::admin_pepper_about()}</p>
            <dl class="facts">
                <div class="facts__row"><dt>{say::admin_pepper_current()}</dt><dd><code dir="ltr">{pepper}</code></dd></div>
                <div class="facts__row"><dt>{say::admin_since()}</dt><dd>{since}</dd></div>
                {former_pepper.map(|former| view! {
                    <div class="facts__row"><dt>{say::admin_pepper_former()}</dt><dd><code dir="ltr">{former}</code></dd></div>
                })}
            </dl>
        </section>
    }
}

#[component]
fn Key(key: KeyRow) -> impl IntoView {
    let until = match key.until {
        Some(at) => view! { <When at /> }.into_any(),
        None => say::admin_until_command().into_any(),
    };
    view! {
        <tr role="row" data-testid="admin-key-row" data-state=key.state.clone()>
            <td role="cell" data-label=say::admin_key_for()>{purpose(&key.purpose)}</td>
            <td role="cell" data-label=say::admin_state()>{state(&key.state)}</td>
            <td role="cell" data-label=say::admin_since()><When at=key.since /></td>
            <td role="cell" data-label=say::admin_until()>{until}</td>
            <td role="cell" data-label=say::admin_id()><code class="sheet__id" dir="ltr">{key.kid}</code></td>
        </tr>
    }
}

fn purpose(name: &str) -> &'static str {
    match name {
        "call" => say::admin_key_call(),
        "provision" => say::admin_key_provision(),
        _ => say::admin_key_countersign(),
    }
}

fn state(name: &str) -> &'static str {
    match name {
        "next" => say::admin_key_next(),
        "current" => say::admin_key_current(),
        _ => say::admin_key_previous(),
    }
}
