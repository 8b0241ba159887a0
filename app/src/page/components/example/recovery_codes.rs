use leptos::prelude::*;

use crate::{api::Secret, component::RecoveryCodes};

#[component]
pub fn RecoveryCodesExample() -> impl IntoView {
    // From a server function, which makes them.
    let made = RwSignal::new(None::<Vec<Secret>>);
    let make = move |_| made.set(Some(vec![Secret::new("0A1B-2C3D-4E5F".to_owned())]));
    view! {
        <button type="button" class="button" on:click=make>"Make codes"</button>
        {move || made.get().map(|codes| view! {
            <RecoveryCodes codes username="ada" on_done=move |()| made.set(None) />
        })}
    }
}
