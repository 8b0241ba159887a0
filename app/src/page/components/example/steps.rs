use leptos::prelude::*;

use crate::form::Steps;

#[component]
pub fn StepsExample() -> impl IntoView {
    let current = RwSignal::new(0_usize);
    view! {
        <Steps names=vec!["Name", "Picture", "Pattern"] current />
        <button type="button" class="tool" on:click=move |_| current.update(|at| *at = (*at + 1) % 3)>
            "Next step"
        </button>
    }
}
