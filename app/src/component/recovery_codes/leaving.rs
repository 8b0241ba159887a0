//! The question before a page is left that shows something for the last time.

use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Element, Event};

use crate::words::say;

/// Has the browser ask before the page is left, as long as the owner lives.
///
/// Links lead out of the page for real meanwhile: within the application the browser would not
/// ask.
pub fn warn_before_leaving() {
    Effect::new(move |_| {
        let unload = window_event_listener(ev::beforeunload, |event| {
            event.prevent_default();
            // What older browsers look at.
            event.set_return_value(say::recovery_codes_leave());
        });
        let links = StoredValue::new_local(keep_links_from_router());
        on_cleanup(move || {
            unload.remove();
            links.update_value(|links| {
                if let Some(links) = links.take() {
                    let _ = document().remove_event_listener_with_callback_and_bool(
                        "click",
                        links.as_ref().unchecked_ref(),
                        true,
                    );
                }
            });
        });
    });
}

/// Stops clicks on links on their way to the router; the browser follows them still.
fn keep_links_from_router() -> Option<Closure<dyn FnMut(Event)>> {
    let listener = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_some_and(|target| matches!(target.closest("a[href]"), Ok(Some(_)))) {
            event.stop_propagation();
        }
    });
    document()
        .add_event_listener_with_callback_and_bool("click", listener.as_ref().unchecked_ref(), true)
        .ok()?;
    Some(listener)
}
