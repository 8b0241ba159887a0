//! There is nothing here.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::{page::heading::PageHeading, words::say};

/// The answer to every path that is no page.
#[component]
pub fn NotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    crate::backend::answer_status(404);
    view! {
        <Title text=say::not_found_title() />
        <section class="card">
            <PageHeading>{say::not_found_heading()}</PageHeading>
            <p>{say::not_found_why()}</p>
            <p><a class="button" href="/">{say::not_found_start()}</a></p>
        </section>
    }
}
