//! A sentence with something in it that is more than text.

use leptos::prelude::*;

/// What stands in a text for something else (Unicode, U+FFFC object replacement character).
const THING: &str = "\u{fffc}";
/// The same for the second of two (U+FFFB interlinear annotation terminator, which no text has).
const SECOND: &str = "\u{fffb}";

/// Says a sentence around `thing`, which stands where the language puts it.
pub fn around(say: impl FnOnce(&str) -> String, thing: impl IntoView + 'static) -> AnyView {
    let (before, after) = halves(&say(THING), THING);
    (before, thing, after).into_any()
}

/// Says a sentence around two things, in the order of the language.
pub fn around_two(
    say: impl FnOnce(&str, &str) -> String,
    first: impl IntoView + 'static,
    second: impl IntoView + 'static,
) -> AnyView {
    let said = say(THING, SECOND);
    let (before, after) = halves(&said, THING);
    if before.contains(SECOND) {
        let (start, middle) = halves(&before, SECOND);
        (start, second, middle, first, after).into_any()
    } else {
        let (middle, end) = halves(&after, SECOND);
        (before, first, middle, second, end).into_any()
    }
}

/// What is before the thing and what is after it; all is before it where it was left out.
fn halves(said: &str, thing: &str) -> (String, String) {
    let (before, after) = said.split_once(thing).unwrap_or((said, ""));
    (before.to_owned(), after.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_parted_where_the_thing_stands() {
        let parted = |before: &str, after: &str| (before.to_owned(), after.to_owned());
        let halves = |said| halves(said, THING);
        assert_eq!(halves("It goes to \u{fffc} now."), parted("It goes to ", " now."));
        assert_eq!(halves("\u{fffc}!"), parted("", "!"));
        assert_eq!(halves("Nothing."), parted("Nothing.", ""));
    }
}
