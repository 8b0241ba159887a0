//! Everything in the vault as one encrypted archive, for a pattern of its own.

mod fetch;
mod passphrase;

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;
use leptos_router::hooks::{use_navigate, use_query_map};

use self::{
    fetch::{Exported, export},
    passphrase::Passphrase,
};
use super::asked;
use crate::{
    api::{ApiError, current_person},
    component::download::download,
    form::Notice,
    page::answer::Answer,
    page::guard::Failed,
    page::heading::PageHeading,
    words::{self, say},
};

/// What is remembered while the pattern is drawn.
const ASKED: &str = "export";

/// The page of the export.
#[component]
pub fn VaultExport() -> impl IntoView {
    let person = Resource::new_blocking(|| (), |()| current_person());
    view! {
        <Title text=say::vault_export_title() />
        <Answer
            to=person
            loading=say::vault_loading
            draw=move |answer| match answer {
                Ok(Some(_)) => view! { <Page /> }.into_any(),
                Ok(None) => view! { <Failed error=ApiError::SignedOut here="/vault/export" /> }.into_any(),
                Err(error) => view! { <Failed error here="/vault/export" /> }.into_any(),
            }
        />
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
                        .map(|_| say::vault_export_cannot_be_saved().to_owned())
                }
                Exported::Locked(challenge) => {
                    asked::remember(ASKED);
                    navigate(&format!("/unlock/{challenge}"), Default::default());
                    None
                }
                Exported::Refused(error) => Some(words::sentence(error)),
                Exported::Broken => Some(say::vault_export_broken_off().to_owned()),
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
    let done = move || passphrase.with(|passphrase| !passphrase.is_empty());
    view! {
        <section class="card">
            <p><a href="/vault">{say::vault_all_records()}</a></p>
            <PageHeading>{say::vault_export_everything()}</PageHeading>
            <p>{say::vault_export_what()}</p>
            <p>{say::vault_export_takes_pattern()}</p>
            <Notice text=problem />
            {move || done().then(|| view! { <Passphrase passphrase=passphrase.get() /> })}
            <p>
                <button type="button" class="button" class=("button--quiet", done) disabled=busy on:click=move |_| start()>
                    {move || match (busy.get(), done()) {
                        (true, _) => say::vault_export_busy(),
                        (false, true) => say::vault_export_again(),
                        (false, false) => say::vault_export_start(),
                    }}
                </button>
            </p>
        </section>
    }
}
