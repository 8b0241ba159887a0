//! The text field: which part of what was typed is final.

use factors::pattern::Path;

/// The dots as a person would type them: `3-9-12`.
pub fn write(path: &Path) -> String {
    let numbers: Vec<String> = path.dots().iter().map(u8::to_string).collect();
    numbers.join("-")
}

/// The part of a text that won't change its meaning however typing goes on.
///
/// The last digit is left out as long as it may become a number of two digits:
/// after `3-1` may come `3-12`. Where no such number could be drawn from the
/// dot before, it is final, so that nobody waits for an Enter that isn't needed.
pub fn settled(text: &str) -> &str {
    let head = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let run = text.strip_prefix(head).unwrap_or_default();
    let open = match run.as_bytes() {
        [] => false,
        [digit] => may_go_on(head, *digit),
        longer => longer.len() % 2 == 1,
    };
    let mut all = text.chars();
    if open {
        all.next_back();
    }
    all.as_str()
}

/// Whether `digit` may be the first of a two-digit number.
fn may_go_on(head: &str, digit: u8) -> bool {
    let tens = match digit {
        b'0' => return true,
        b'1' => 10,
        b'2' => 20,
        _ => return false,
    };
    let Ok(before) = Path::parse(head) else { return true };
    (tens..tens + 10).any(|number| before.clone().push(number).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_that_may_become_two_is_open() {
        assert_eq!(settled("3-9-1"), "3-9-");
        assert_eq!(settled("2"), "");
        assert_eq!(settled("0"), "");
    }

    #[test]
    fn a_digit_that_can_only_stand_alone_is_final() {
        assert_eq!(settled("3"), "3");
        // From dot 7 no number from 20 to 25 is in reach; 12 is.
        assert_eq!(settled("7-2"), "7-2");
        assert_eq!(settled("7-1"), "7-");
    }

    #[test]
    fn numbers_of_two_digits_and_ended_ones_are_final() {
        assert_eq!(settled("3-12"), "3-12");
        assert_eq!(settled("1-"), "1-");
        assert_eq!(settled(""), "");
    }

    #[test]
    fn runs_of_digits_are_read_in_pairs() {
        assert_eq!(settled("0309"), "0309");
        assert_eq!(settled("030"), "03");
        assert_eq!(settled("03091"), "0309");
    }
}
