//! The spellings behind which people hide a word: capitals, signs for letters, and backwards.
//!
//! Everything here may be a password, so every copy is wiped when it is dropped.

use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// What a sign or digit stands for. `1`, `!` and `|` are read both ways.
const READINGS: [fn(char) -> char; 2] = [with_i, with_l];

/// NFC in lower case: the spelling in which everything is compared.
pub(super) fn folded(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.nfc().collect::<String>().to_lowercase())
}

/// Letters and digits only.
pub(super) fn without_separators(text: &str) -> Zeroizing<String> {
    text.chars().filter(|char| char.is_alphanumeric()).collect::<String>().into()
}

/// Signs that look like letters as these letters; digits stay.
pub(super) fn with_signs_read(text: &str) -> impl Iterator<Item = Zeroizing<String>> {
    read(text, |char| !char.is_ascii_digit())
}

/// Digits and signs that look like letters as these letters.
pub(super) fn with_all_read(text: &str) -> impl Iterator<Item = Zeroizing<String>> {
    read(text, |_| true)
}

/// From the last letter to the first.
pub(super) fn reversed(text: &str) -> Zeroizing<String> {
    text.chars().rev().collect::<String>().into()
}

fn read(text: &str, which: fn(char) -> bool) -> impl Iterator<Item = Zeroizing<String>> {
    READINGS.into_iter().map(move |reading| {
        let letter = |char| if which(char) { reading(char) } else { char };
        text.chars().map(letter).collect::<String>().into()
    })
}

fn with_i(char: char) -> char {
    match char {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        '8' => 'b',
        '9' => 'g',
        other => other,
    }
}

fn with_l(char: char) -> char {
    match char {
        '1' | '!' | '|' => 'l',
        other => with_i(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_composition_do_not_count() {
        assert_eq!(folded("E\u{301}COLE"), folded("\u{e9}cole"));
    }

    #[test]
    fn a_one_is_read_both_ways() {
        let read = |text| with_all_read(text).map(|text| text.to_string()).collect::<Vec<_>>();
        assert_eq!(read("p1$$"), ["piss", "plss"]);
        assert_eq!(read("1337"), ["ieet", "leet"]);
    }

    #[test]
    fn signs_can_be_read_alone() {
        let first = with_signs_read("p@ss2024").next();
        assert_eq!(first.as_deref().map(String::as_str), Some("pass2024"));
    }
}
