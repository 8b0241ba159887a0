//! What stands where the administration does not show itself.

use leptos::{prelude::*, task::spawn_local};
use leptos_meta::Title;

use crate::{
    api::{ApiError, CodeView, ask_pattern, confirm_pattern},
    form::{AnswerStep, Trouble, TroubleNotice},
    page::{NotFound, guard::Failed, heading::PageHeading},
    site::Hydrated,
    words::say,
};

/// Nothing for whoever is no administrator; for one, the way to a fresh pattern.
#[component]
pub fn Gate(
    /// Why there is nothing else.
    error: ApiError,
    /// The path of this page.
    #[prop(into)]
    here: String,
    /// Called once the pattern was drawn.
    #[prop(into)]
    on_fresh: Callback<()>,
) -> impl IntoView {
    match error {
        // Whoever was signed out meanwhile is nobody here.
        ApiError::NotFound | ApiError::SignedOut => view! { <NotFound /> }.into_any(),
        ApiError::Stale => view! { <Stale on_fresh /> }.into_any(),
        error => view! { <Failed error here /> }.into_any(),
    }
}

/// Asks for a pattern. It is mailed when somebody wants it, not when a page is drawn.
#[component]
fn Stale(on_fresh: Callback<()>) -> impl IntoView {
    let code = RwSignal::new(None::<CodeView>);
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let hydrated = Hydrated::signal();
    let ask = move || {
        busy.set(true);
        trouble.clear();
        spawn_local(async move {
            match ask_pattern().await {
                Ok(view) => {
                    code.try_set(Some(view));
                }
                Err(error) => trouble.fail(error),
            }
            busy.try_set(false);
        });
    };
    let closed = Signal::derive(move || !hydrated.get() || busy.get() || trouble.waits().get());
    view! {
        <Title text=say::admin_title() />
        <section class="card card--form" data-testid="admin-gate">
            <PageHeading>{say::admin_title()}</PageHeading>
            <p>{say::admin_draw_why()}</p>
            <TroubleNotice trouble />
            {move || match code.get() {
                Some(view) => view! {
                    <AnswerStep
                        view
                        answer=confirm_pattern
                        on_done=on_fresh
                        on_restart=move |()| code.set(None)
                    />
                }.into_any(),
                None => view! {
                    <button type="button" class="button" disabled=closed on:click=move |_| ask()>
                        {say::erase_mail_pattern()}
                    </button>
                }.into_any(),
            }}
        </section>
    }
}
