//! The gesture: the one that somebody has, or a new one, entered twice.

use factors::{Gesture, Symbol, gesture::GestureError};
use leptos::prelude::*;

use super::heading::StepHeading;
use crate::{component::GesturePad, words::say};

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
        Gesture::new(self.first.get_untracked()).map_err(problem)
    }

    /// The gesture, where both are the same.
    ///
    /// # Errors
    /// A sentence.
    pub fn same(self) -> Result<Gesture, String> {
        if self.first.get_untracked() == self.again.get_untracked() {
            return self.gesture();
        }
        Err(say::step_gesture_not_the_same().to_owned())
    }
}

/// The gesture that somebody has, where it can be one.
///
/// # Errors
/// A sentence.
pub fn known_gesture(events: RwSignal<Vec<Symbol>>) -> Result<Gesture, String> {
    Gesture::new(events.get_untracked())
        .map_err(|_| say::step_gesture_too_short_for_yours().to_owned())
}

/// What is wrong with a new gesture.
fn problem(error: GestureError) -> String {
    match error {
        GestureError::TooShort { missing } => say::step_gesture_too_short(missing as u64),
        GestureError::TooUniform { missing } => say::step_gesture_too_uniform(missing as u64),
        GestureError::TooLong => say::step_gesture_too_long().to_owned(),
    }
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
        <p>{say::step_gesture_repeat()}</p>
        <GesturePad events disabled judged=false />
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
        <StepHeading
            text=if again { say::step_gesture_again_heading() } else { say::step_gesture_heading() }
            again
        />
        <p>
            {if again {
                say::step_gesture_again_how()
            } else {
                say::step_gesture_how()
            }}
        </p>
        <GesturePad events judged=!again />
    }
}
