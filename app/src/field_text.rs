//! The text of a field in step with the page.

use leptos::{html::Input, prelude::*};

/// Shows `text` in a field. What was typed or filled in before the page was alive is kept: it goes
/// to `early` instead.
pub fn keep_in_step(
    field: NodeRef<Input>,
    text: impl Fn() -> String + 'static,
    early: impl Fn(String) + 'static,
) {
    Effect::new(move |alive: Option<bool>| {
        let (text, Some(field)) = (text(), field.get()) else { return alive.unwrap_or_default() };
        let shown = field.value();
        if alive != Some(true) && !shown.is_empty() {
            untrack(|| early(shown));
        } else if shown != text {
            field.set_value(&text);
        }
        true
    });
}

/// The text, or nothing at all: the server would draw empty text as a space, and what has a space in it
/// is not empty to a style sheet.
pub fn text_or_nothing(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
