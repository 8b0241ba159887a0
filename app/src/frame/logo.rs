//! The mark: four dots and the stroke that joins three of them.

use leptos::prelude::*;

/// As HTML: it stands on every page, and five elements that never change need no view.
const DOTS: &str = r#"<path class="logo__stroke" d="M8 8 L24 8 L8 24"/><circle class="logo__dot" cx="8" cy="8" r="4"/><circle class="logo__dot" cx="24" cy="8" r="4"/><circle class="logo__dot" cx="8" cy="24" r="4"/><circle class="logo__dot logo__dot--free" cx="24" cy="24" r="4"/>"#;

/// The mark of Tessera, as large as the text beside it.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false" inner_html=DOTS></svg>
    }
}
