//! What was done to a record, for those who do not see the list change.

use leptos::prelude::*;

use crate::words::say;

/// Says that something was saved, each time anew.
#[derive(Clone, Copy)]
pub struct Told(RwSignal<&'static str>);

impl Told {
    /// Nothing was saved yet.
    pub fn nothing() -> Self {
        Self(RwSignal::new(""))
    }

    /// Something was saved.
    pub fn saved(self) {
        self.0.set("");
        // The same words are said again only where they were gone in between.
        request_animation_frame(move || {
            self.0.try_set(say::vault_saved());
        });
    }

    /// Where it is said.
    pub fn view(self) -> impl IntoView {
        view! { <p class="visually-hidden" role="status">{move || self.0.get()}</p> }
    }
}
