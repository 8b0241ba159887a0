//! The known browsers.

use leptos::{prelude::*, task::spawn_local};

use super::when::When;
use crate::{
    api::{ApiError, DeviceRow, SecurityPage, forget_device},
    form::{Notice, Trouble, TroubleNotice},
    words::{around, say},
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
                    said.try_set(say::devices_forgotten().to_owned());
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
            <h2 id="devices">{say::devices_title()}</h2>
            <p>{say::devices_about()}</p>
            <TroubleNotice trouble />
            <Notice text=said good=true />
            <p class="empty" hidden=move || !none()>{say::devices_none()}</p>
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
    let label = say::devices_forget_label(&device.browser);
    let id = device.id;
    view! {
        <li class="rows__row" data-testid="device-row">
            <div class="entry">
                <p class="rows__title">
                    <bdi>{device.browser}</bdi>
                    {device.this.then(|| view! { " " <span class="mark">{say::devices_this()}</span> })}
                </p>
                <p class="entry__fact">
                    {around(say::devices_known_since, view! { <When at=device.created_at /> })}
                </p>
                <p class="entry__fact">
                    {around(say::devices_last_sign_in, view! { <When at=device.seen_at /> })}
                </p>
            </div>
            <button
                type="button"
                class="button button--quiet button--small"
                aria-label=label
                disabled=busy
                on:click=move |_| on_forget.run(id.clone())
            >
                {say::devices_forget()}
            </button>
        </li>
    }
}
