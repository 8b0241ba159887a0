use factors::{Gesture, Symbol};
use leptos::prelude::*;

use crate::component::GesturePad;

#[component]
pub fn GesturePadExample() -> impl IntoView {
    let events = RwSignal::new(Vec::<Symbol>::new());
    let enough = move || Gesture::new(events.get()).is_ok();
    view! {
        <GesturePad events label="Enter a gesture" />
        <p role="status">{move || enough().then_some("This is a gesture.")}</p>
    }
}
