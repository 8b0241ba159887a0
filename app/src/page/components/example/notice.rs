use leptos::prelude::*;

use crate::form::Notice;

#[component]
pub fn NoticeExample() -> impl IntoView {
    let done = RwSignal::new(String::new());
    view! {
        <Notice text=done good=true />
        <button type="button" class="tool" on:click=move |_| done.set("It is saved.".to_owned())>
            "Save"
        </button>
    }
}
