use leptos::prelude::*;

use crate::form::Patience;

#[component]
pub fn PatienceExample() -> impl IntoView {
    let busy = RwSignal::new(false);
    view! {
        <button type="button" class="button" on:click=move |_| busy.update(|busy| *busy = !*busy)>
            {move || if busy.get() { "Answer" } else { "Ask" }}
        </button>
        <Patience busy />
    }
}
