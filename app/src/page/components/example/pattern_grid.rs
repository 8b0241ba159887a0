use factors::Pattern;
use leptos::prelude::*;

use crate::component::PatternGrid;

#[component]
pub fn PatternGridExample() -> impl IntoView {
    let drawn = RwSignal::new(None::<Pattern>);
    view! {
        <PatternGrid on_complete=move |pattern| drawn.set(Some(pattern)) label="Draw a pattern" />
        <p role="status">{move || drawn.get().map(|pattern| pattern.to_string())}</p>
    }
}
