//! The records behind the second lock.

mod ask;
mod editor;
mod fields;
mod list;
mod open_for;
mod record;

use leptos::prelude::*;
use leptos_meta::Title;

pub use record::VaultRecord;

use self::{ask::Ask, list::Records};
use super::guard::{Failed, GoOn};
use crate::api::{ApiError, Opened, records};

/// The vault page: the list of records, or the way to the pattern.
#[component]
pub fn Vault() -> impl IntoView {
    let page = Resource::new_blocking(|| (), |()| records());
    view! {
        <Title text="Vault" />
        <Transition fallback=|| view! { <p class="loading">"Opening your vault…"</p> }>
            {move || page.get().map(|answer| match answer {
                Ok(Opened::Open(open)) => view! { <Records open on_changed=move || page.refetch() /> }.into_any(),
                Ok(Opened::Locked(challenge)) => view! { <GoOn to=format!("/unlock/{challenge}") /> }.into_any(),
                Ok(Opened::Closed) => view! { <Ask on_ask=move |()| page.refetch() /> }.into_any(),
                Ok(Opened::Refused(_)) => view! { <Failed error=ApiError::ServiceDown here="/vault" /> }.into_any(),
                Err(error) => view! { <Failed error here="/vault" /> }.into_any(),
            })}
        </Transition>
    }
}
