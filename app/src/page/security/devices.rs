//! The known browsers.

use leptos::{prelude::*, task::spawn_local};

use super::when::When;
use crate::{
    api::{ApiError, DeviceRow, SecurityPage, forget_device},
    form::{Notice, Trouble, TroubleNotice},
};

/// The browsers that somebody has signed in with.
#[component]
pub fn Devices(
    page: RwSignal<SecurityPage>,
    /// Called when there is something new.
    #[prop(into)]
    on_changed: Callback<()>,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let trouble = Trouble::none();
    let said = RwSignal::new(String::new());
    let forget = move |id: String| {
        busy.set(true);
        trouble.clear();
        said.set(String::new());
        spawn_local(async move {
            match forget_device(id).await {
                // What is gone already is forgotten, too.
                Ok(()) | Err(ApiError::NotFound) => {
                    let words = "The browser is forgotten. The next sign-in with it counts as new.";
                    said.try_set(words.to_owned());
                    on_changed.try_run(());
                }
                Err(error) => trouble.fail(error),
            }
            busy.try_set(false);
        });
    };
    let rows = move || page.with(|page| page.devices.clone());
    let none = move || page.with(|page| page.devices.is_empty());
    view! {
        <section class="card" aria-labelledby="devices">
            <h2 id="devices">"Known browsers"</h2>
            <p>"You get a mail when somebody signs in with another one. Forgetting a browser ends no session."</p>
            <TroubleNotice trouble />
            <Notice text=said good=true />
            <p class="empty" hidden=move || !none()>"No browser is known. The next sign-in counts as new."</p>
            <ul class="rows">
                {move || rows().into_iter().map(|device| view! {
                    <Row device busy on_forget=forget />
                }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Row(
    device: DeviceRow,
    busy: RwSignal<bool>,
    #[prop(into)] on_forget: Callback<String>,
) -> impl IntoView {
    let label = format!("Forget {}", device.browser);
    let id = device.id;
    view! {
        <li class="rows__row" data-testid="device-row">
            <div class="entry">
                <p class="rows__title">
                    {device.browser}
                    {device.this.then(|| view! { " " <span class="mark">"This browser"</span> })}
                </p>
                <p class="entry__fact">
                    "Known since " <When at=device.created_at />
                </p>
                <p class="entry__fact">"Last sign-in " <When at=device.seen_at /></p>
            </div>
            <button
                type="button"
                class="button button--quiet button--small"
                aria-label=label
                disabled=busy
                on:click=move |_| on_forget.run(id.clone())
            >
                "Forget"
            </button>
        </li>
    }
}
