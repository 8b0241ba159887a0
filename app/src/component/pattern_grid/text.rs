//! What the pattern grid says.

use factors::pattern::{GRID, PatternError, StepError};

use super::entry::Notice;
use crate::words::say;

/// Numbers as they may be typed.
pub const TYPED_EXAMPLE: &str = "3-9-12-16-22-18";

/// "Dot 9, row 2, column 4, second of six".
pub fn dot(dot: u8, order: Option<u8>) -> String {
    let (row, column) = GRID.place(dot).unwrap_or_default();
    let (row, column) = (u64::from(row) + 1, u64::from(column) + 1);
    match order {
        Some(order) => say::pattern_dot_set(column, dot.into(), order.into(), row),
        None => say::pattern_dot(column, dot.into(), row),
    }
}

/// The words for what just happened; empty where there is nothing to say.
pub fn notice(notice: Notice, demo: bool) -> String {
    match notice {
        Notice::Nothing => String::new(),
        Notice::Chosen { dot, order } => say::pattern_chosen(dot.into(), order.into()),
        Notice::Refused(error) => refusal(error),
        Notice::Paused { last } => say::pattern_go_on(last.into()),
        Notice::Undone { dot } => say::pattern_taken_back(dot.into()),
        Notice::Cleared => say::pattern_cleared().to_owned(),
        Notice::Complete if demo => say::pattern_tried_out().to_owned(),
        Notice::Complete => say::pattern_complete().to_owned(),
        Notice::Wrong => say::pattern_wrong().to_owned(),
    }
}

fn refusal(error: PatternError) -> String {
    match error {
        PatternError::NotNumbers => say::pattern_not_numbers(TYPED_EXAMPLE),
        PatternError::TooFew { found } => say::pattern_too_few(found as u64),
        PatternError::TooMany => say::pattern_too_many().to_owned(),
        PatternError::Step(StepError::NoSuchDot { dot }) => say::pattern_no_such_dot(dot.into()),
        PatternError::Step(StepError::Repeated { dot }) => say::pattern_dot_used(dot.into()),
        PatternError::Step(StepError::OutOfReach { from, to }) => {
            say::pattern_out_of_reach(from.into(), to.into())
        }
        PatternError::Step(StepError::Complete) => say::pattern_has_all_dots().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_say_where_they_are_and_when_they_come() {
        assert_eq!(dot(9, Some(2)), "Dot 9, row 2, column 4, second of six");
        assert_eq!(dot(25, None), "Dot 25, row 5, column 5");
        let chosen = Notice::Chosen { dot: 18, order: 6 };
        assert_eq!(notice(chosen, false), "Dot 18, sixth of six.");
    }

    #[test]
    fn refusals_are_sentences() {
        let words = |dots: &[u8]| {
            let error = factors::Pattern::new(dots).unwrap_err();
            notice(Notice::Refused(error), false)
        };
        assert_eq!(words(&[3, 5]), "From dot 3 you can't reach dot 5 in one stroke.");
        assert_eq!(words(&[3, 9]), "The pattern has six dots, this has 2.");
        assert_eq!(words(&[3, 9, 3]), "Dot 3 is already in the pattern.");
        assert_eq!(words(&[26]), "There is no dot 26.");
        let words = notice(Notice::Refused(PatternError::NotNumbers), false);
        assert_eq!(words, "Write the numbers of the dots, like 3-9-12-16-22-18.");
    }
}
