//! Everything in the vault as one encrypted archive, for a pattern of its own.

mod fetch;
mod passphrase;

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::hooks::{use_navigate, use_query_map};

use self::{
    fetch::{Exported, export, mark_address},
    passphrase::Passphrase,
};
use super::asked;
use crate::{
    api::{ApiError, current_person},
    component::download::download,
    form::Notice,
    page::guard::Failed,
    words,
};

/// What is remembered while the pattern is drawn.
const ASKED: &str = "export";

/// The page of the export.
#[component]
pub fn VaultExport() -> impl IntoView {
    let person = Resource::new_blocking(|| (), |()| current_person());
    view! {
        <Title text="Export" />
        <Transition fallback=|| view! { <p class="loading">"Loading…"</p> }>
            {move || person.get().map(|answer| match answer {
                Ok(Some(_)) => view! { <Page /> }.into_any(),
                Ok(None) => view! { <Failed error=ApiError::SignedOut here="/vault/export" /> }.into_any(),
                Err(error) => view! { <Failed error here="/vault/export" /> }.into_any(),
            })}
        </Transition>
    }
}

#[component]
fn Page() -> impl IntoView {
    let navigate = use_navigate();
    let query = use_query_map();
    let busy = RwSignal::new(false);
    let problem = RwSignal::new(String::new());
    // What opens the archive; empty as long as there is none.
    let passphrase = RwSignal::new(String::new());
    let start = move || {
        let navigate = navigate.clone();
        busy.set(true);
        problem.set(String::new());
        passphrase.set(String::new());
        spawn_local(async move {
            let failed = match export().await {
                Exported::Archive(archive) => {
                    passphrase.try_set(archive.passphrase);
                    download(&archive.file)
                        .err()
                        .map(|_| "This browser does not let the page save a file.".to_owned())
                }
                Exported::Locked(challenge) => {
                    asked::remember(ASKED);
                    navigate(&format!("/unlock/{challenge}"), Default::default());
                    None
                }
                Exported::Refused(error) => Some(words::sentence(error)),
                Exported::Broken => Some(
                    "The archive did not arrive whole, and nothing was saved. Export once more."
                        .to_owned(),
                ),
            };
            if let Some(failed) = failed {
                problem.try_set(failed);
            }
            busy.try_set(false);
        });
    };
    let again = start.clone();
    // Whoever comes back from the pattern gets what they had asked for, once.
    Effect::new(move |_| {
        let go = query.with_untracked(|query| query.get("go").is_some());
        if go && asked::take(ASKED) {
            again();
        }
    });
    let ask = move |_| {
        // The pattern leads back to the address that the request comes from.
        mark_address();
        start();
    };
    let done = move || passphrase.with(|passphrase| !passphrase.is_empty());
    view! {
        <section class="card">
            <p><a href="/vault">"All records"</a></p>
            <h1>"Export everything"</h1>
            <p>
                "All records and files of your vault, with their secret fields, as one file. It is encrypted: it opens with a passphrase that is made for it and shown here once."
            </p>
            <p>"It takes a fresh pattern, each time."</p>
            <Notice text=problem />
            {move || done().then(|| view! { <Passphrase passphrase=passphrase.get() /> })}
            <p>
                <button type="button" class="button" class=("button--quiet", done) disabled=busy on:click=ask>
                    {move || match (busy.get(), done()) {
                        (true, _) => "Exporting…",
                        (false, true) => "Export once more",
                        (false, false) => "Export",
                    }}
                </button>
            </p>
        </section>
    }
}
