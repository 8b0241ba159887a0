//! There is nothing here.

use leptos::prelude::*;
use leptos_meta::Title;

/// The answer to every path that is no page.
#[component]
pub fn NotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::backend::answer_status(404);
    view! {
        <Title text="Nothing here" />
        <section class="card">
            <h1>"There is nothing here"</h1>
            <p>"The address may be mistyped, or what stood here is gone."</p>
            <p><a class="button" href="/">"Go to the start"</a></p>
        </section>
    }
}
