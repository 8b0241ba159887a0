//! The records behind the second lock.

mod add;
mod ask;
mod asked;
mod delete;
mod editor;
mod export;
mod facts;
mod fields;
mod file;
mod gate;
mod history;
mod kinds;
mod list;
mod meanwhile;
mod open_for;
mod record;
mod reveal;
mod told;

use leptos::prelude::*;
use leptos_meta::Title;

pub use export::VaultExport;
pub use history::VaultHistory;
pub use record::VaultRecord;

use self::{list::Records, told::Told};
use crate::{api::records, page::answer::Answer, words::say};

/// The vault page: the list of records, or the way to the pattern.
#[component]
pub fn Vault() -> impl IntoView {
    let page = Resource::new_blocking(|| (), |()| records());
    let (refetch, told) = (Callback::new(move |()| page.refetch()), Told::nothing());
    let changed = Callback::new(move |()| {
        told.saved();
        page.refetch();
    });
    view! {
        <Title text=say::vault_title() />
        {told.view()}
        <Answer
            to=page
            loading=say::vault_opening
            draw=move |answer| gate::opened(answer, "/vault", refetch, |open| {
                view! { <Records open on_changed=changed /> }.into_any()
            })
        />
    }
}
