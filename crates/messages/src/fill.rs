//! Messages with arguments.

use std::ops::RangeInclusive;

use crate::{
    Bundle, Language, current,
    marks::{END_OF_KEY, FIRST_ARGUMENT, VARIANT},
    number,
    number::category,
    table::text,
};

/// What a message is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument<'a> {
    /// Any text.
    Text(&'a str),
    /// A whole number.
    Number(u64),
}

/// First strong isolate and pop directional isolate (UAX #9 §2.4): what may run another way than the
/// text that it is put into keeps its own direction.
const ISOLATE: [char; 2] = ['\u{2068}', '\u{2069}'];

/// The blocks of letters that run from right to left: Hebrew to Arabic, and their presentation forms.
const LEFTWARD: [RangeInclusive<char>; 3] =
    ['\u{0590}'..='\u{08ff}', '\u{fb1d}'..='\u{fdff}', '\u{fe70}'..='\u{fefc}'];

pub(crate) fn filled(bundle: Bundle, index: usize, arguments: &[Argument<'_>]) -> String {
    let language = current();
    fill(language, variant(language, text(bundle, index), arguments), arguments)
}

/// The text for the number that it depends on, if it does: the first whose key is that number or
/// its plural category, and otherwise the last.
fn variant<'a>(language: Language, compiled: &'a str, arguments: &[Argument<'_>]) -> &'a str {
    let Some(variants) = compiled.strip_prefix(VARIANT) else { return compiled };
    let mut last = "";
    let mut known_category = None;
    for variant in variants.split(VARIANT) {
        let mut rest = variant.chars();
        let depends_on = rest.next().and_then(|place| argument(place, arguments));
        let Some((key, text)) = rest.as_str().split_once(END_OF_KEY) else { continue };
        last = text;
        let Some(Argument::Number(number)) = depends_on else { continue };
        if key.parse() == Ok(number) {
            break;
        }
        // Asked once, and not at all where the number itself has words.
        let category = known_category.get_or_insert_with(|| category(language, number));
        let category: &str = category;
        if key == category {
            break;
        }
    }
    last
}

fn fill(language: Language, text: &str, arguments: &[Argument<'_>]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match argument(character, arguments) {
            None => filled.push(character),
            Some(Argument::Number(value)) => filled.push_str(&number(language, value)),
            Some(Argument::Text(value)) if runs_along(language, value) => filled.push_str(value),
            Some(Argument::Text(value)) => {
                let [open, close] = ISOLATE;
                filled.push(open);
                filled.push_str(value);
                filled.push(close);
            }
        }
    }
    filled
}

/// Whether a text certainly runs the way of the language.
fn runs_along(language: Language, value: &str) -> bool {
    let leftward = |letter| LEFTWARD.iter().any(|letters| letters.contains(&letter));
    language.direction() == "ltr" && !value.chars().any(leftward)
}

fn argument<'a>(place: char, arguments: &[Argument<'a>]) -> Option<Argument<'a>> {
    let place = u32::from(place).checked_sub(FIRST_ARGUMENT.into())?;
    arguments.get(usize::try_from(place).ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TRIES: &str = "\u{E100}\u{E000}one\u{E101}one try\u{E100}\u{E000}0\u{E101}none\
                         \u{E100}\u{E000}\u{E101}\u{E000} tries";

    fn say(language: Language, compiled: &str, arguments: &[Argument<'_>]) -> String {
        fill(language, variant(language, compiled, arguments), arguments)
    }

    #[test]
    fn words_follow_the_number() {
        let tries = |count| say(Language::English, TRIES, &[Argument::Number(count)]);
        assert_eq!([tries(0), tries(1), tries(1234)], ["none", "one try", "1,234 tries"]);
    }

    #[test]
    fn what_is_put_in_stays_what_it_is() {
        let arguments = [Argument::Text("\u{E001}{0}"), Argument::Text("b")];
        assert_eq!(say(Language::German, "\u{E001}, \u{E000}", &arguments), "b, \u{E001}{0}");
    }

    #[test]
    fn names_keep_their_direction() {
        let said = say(Language::Arabic, "\u{E000}!", &[Argument::Text("ada")]);
        assert_eq!(said, "\u{2068}ada\u{2069}!");
        let said = say(Language::German, "\u{E000}!", &[Argument::Text("آدا")]);
        assert_eq!(said, "\u{2068}آدا\u{2069}!");
    }

    #[test]
    fn a_text_that_is_broken_is_no_reason_to_stop() {
        for broken in ["\u{E100}", "\u{E100}\u{E000}", "\u{E100}\u{E100}\u{E101}x", "\u{E009}"] {
            say(Language::English, broken, &[Argument::Number(1)]);
        }
    }
}
