use leptos::prelude::*;

use crate::{
    api::ApiError,
    form::{Trouble, TroubleNotice},
};

#[component]
pub fn TroubleNoticeExample() -> impl IntoView {
    let trouble = Trouble::none();
    let refuse = move |_| trouble.fail(ApiError::Throttled(5));
    view! {
        <TroubleNotice trouble />
        <button type="button" class="tool" disabled=move || trouble.waits().get() on:click=refuse>
            "Try"
        </button>
    }
}
