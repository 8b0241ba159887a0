//! The vault has locked itself while somebody was typing.

use leptos::prelude::*;

use crate::{
    api::{ApiResult, UnlockPage, view_unlock},
    page::unlock::UnlockPanel,
    words::say,
};

/// The pattern that opens the vault again, asked for in place, so that nothing typed is lost.
#[derive(Clone, Copy)]
pub struct Meanwhile {
    page: RwSignal<Option<UnlockPage>>,
}

impl Meanwhile {
    /// Nothing is asked for.
    pub fn new() -> Self {
        Self { page: RwSignal::new(None) }
    }

    /// Asks for the pattern of this challenge.
    pub async fn ask(self, challenge: String) -> ApiResult<()> {
        self.page.try_set(Some(view_unlock(challenge).await?));
        Ok(())
    }

    /// Whether the pattern is awaited.
    pub fn waits(self) -> bool {
        self.page.with(Option::is_some)
    }
}

/// Where the pattern is drawn, while one is asked for.
#[component]
pub fn LockedMeanwhile(
    meanwhile: Meanwhile,
    /// Called when the vault is open again.
    #[prop(into)]
    on_opened: Callback<()>,
) -> impl IntoView {
    let opened = move |_: String| {
        meanwhile.page.set(None);
        on_opened.run(());
    };
    move || {
        meanwhile.page.get().map(|page| {
            view! {
                <div class="locked-meanwhile">
                    <p class="notice">{say::vault_locked_meanwhile()}</p>
                    <UnlockPanel page on_opened=opened on_restart=move |()| meanwhile.page.set(None) />
                </div>
            }
        })
    }
}
