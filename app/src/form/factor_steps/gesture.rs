//! The gesture: the one that somebody has, or a new one, entered twice.

use factors::{Gesture, Symbol};
use leptos::prelude::*;

use crate::component::GesturePad;

/// A new gesture, entered twice.
#[derive(Clone, Copy, Default)]
pub struct TwiceGesture {
    /// The gesture.
    pub first: RwSignal<Vec<Symbol>>,
    /// The same, once more.
    pub again: RwSignal<Vec<Symbol>>,
}

impl TwiceGesture {
    /// No gesture yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The gesture, where it is long and mixed enough.
    ///
    /// # Errors
    /// A sentence.
    pub fn gesture(self) -> Result<Gesture, String> {
        Gesture::new(self.first.get_untracked()).map_err(|error| error.to_string())
    }

    /// The gesture, where both are the same.
    ///
    /// # Errors
    /// A sentence.
    pub fn same(self) -> Result<Gesture, String> {
        if self.first.get_untracked() == self.again.get_untracked() {
            return self.gesture();
        }
        Err("This is not the same gesture. Try again, or go back to choose another.".to_owned())
    }
}

/// The gesture that somebody has, where it can be one.
///
/// # Errors
/// A sentence.
pub fn known_gesture(events: RwSignal<Vec<Symbol>>) -> Result<Gesture, String> {
    Gesture::new(events.get_untracked())
        .map_err(|_| "This gesture is too short to be yours. Enter it again.".to_owned())
}

/// Asks for the gesture that somebody has.
#[component]
pub fn KnownGesture(
    /// What was entered.
    events: RwSignal<Vec<Symbol>>,
    /// Takes nothing in.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <p>"Repeat your clicks and scrolls."</p>
        <GesturePad events disabled />
    }
}

/// Asks for a new gesture, or for the same gesture once more.
#[component]
pub fn NewGesture(
    /// What was entered.
    gesture: TwiceGesture,
    /// Whether it is asked for the second time.
    again: bool,
) -> impl IntoView {
    let events = if again { gesture.again } else { gesture.first };
    view! {
        <h2 class="step__title">
            {if again { "The same gesture, once more" } else { "Make up a gesture" }}
        </h2>
        <p>
            {if again {
                "Repeat exactly what you did."
            } else {
                "Click, double click and scroll in the pad: at least eight events of three kinds. The rhythm does not count, the order does."
            }}
        </p>
        <GesturePad events />
    }
}
