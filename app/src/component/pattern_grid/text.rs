//! What the pattern grid says.

use factors::pattern::{GRID, LENGTH};

use super::entry::Notice;

pub const LABEL: &str = "Pattern";
pub const UNDO: &str = "Undo";
pub const CLEAR: &str = "Clear";
pub const NUMBERS: &str = "Show numbers";
pub const HIDE: &str = "Hide path";
pub const TYPED: &str = "Or type the numbers";
pub const TYPED_EXAMPLE: &str = "3-9-12-16-22-18";
pub const HINT: &str = "Draw through six dots, or choose them one by one.";

/// "Dot 9, row 2, column 4, second of six".
pub fn dot(dot: u8, order: Option<u8>) -> String {
    let (row, column) = GRID.place(dot).unwrap_or_default();
    let place = format!("Dot {dot}, row {}, column {}", row + 1, column + 1);
    match order {
        Some(order) => format!("{place}, {} of six", ordinal(order)),
        None => place,
    }
}

/// "2 of 6".
pub fn count(dots: usize) -> String {
    format!("{dots} of {LENGTH}")
}

/// The words for what just happened; empty where there is nothing to say.
pub fn notice(notice: Notice, demo: bool) -> String {
    match notice {
        Notice::Nothing => String::new(),
        Notice::Chosen { dot, order } => format!("Dot {dot}, {} of six.", ordinal(order)),
        Notice::Refused(error) => sentence(&error.to_string()),
        Notice::Paused { last } => format!("Go on from dot {last}, or start again anywhere."),
        Notice::Undone { dot } => format!("Dot {dot} taken back."),
        Notice::Cleared => "Cleared.".to_owned(),
        Notice::Complete if demo => "Drawn. That is all there is to it.".to_owned(),
        Notice::Complete => "All six dots are set.".to_owned(),
        Notice::Wrong => "That isn't the pattern. Try again.".to_owned(),
    }
}

fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}

fn ordinal(order: u8) -> &'static str {
    match order {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        5 => "fifth",
        _ => "sixth",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_say_where_they_are_and_when_they_come() {
        assert_eq!(dot(9, Some(2)), "Dot 9, row 2, column 4, second of six");
        assert_eq!(dot(25, None), "Dot 25, row 5, column 5");
    }

    #[test]
    fn refusals_are_sentences() {
        let error = factors::Pattern::new(&[3, 5]).unwrap_err();
        let words = notice(Notice::Refused(error), false);
        assert_eq!(words, "From dot 3 you can't reach dot 5 in one stroke.");
    }
}
