//! The words for a verdict: what it is, why, and what to do next.

use super::verdict::{Reason, Verdict};
use crate::words::say;

/// What is said; empty where there is nothing to say.
pub fn words(verdict: Verdict) -> String {
    match verdict {
        Verdict::Nothing => String::new(),
        Verdict::Short(missing) => say::strength_short(missing as u64),
        Verdict::Easy(reason) => say::strength_easy(easy(reason)),
        Verdict::Fair(Reason::Plain) => say::strength_fair().to_owned(),
        Verdict::Fair(reason) => say::strength_better(easy(reason)),
        Verdict::Good => say::strength_good().to_owned(),
    }
}

fn easy(reason: Reason) -> &'static str {
    match reason {
        Reason::Plain => say::strength_reason_plain(),
        Reason::Keys => say::strength_reason_keys(),
        Reason::Repeated => say::strength_reason_repeated(),
        Reason::Sequence => say::strength_reason_sequence(),
        Reason::Date => say::strength_reason_date(),
        Reason::Common => say::strength_reason_common(),
        Reason::Word => say::strength_reason_word(),
        Reason::Name => say::strength_reason_name(),
        Reason::Personal => say::strength_reason_personal(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_what_it_is_and_what_to_do() {
        assert_eq!(words(Verdict::Nothing), "");
        assert_eq!(words(Verdict::Short(1)), "Too short: one more character is needed.");
        assert_eq!(words(Verdict::Short(4)), "Too short: 4 more characters are needed.");
        assert_eq!(
            words(Verdict::Easy(Reason::Repeated)),
            "Easy to guess: it repeats itself. Put something new in the place of the repetition."
        );
        assert_eq!(words(Verdict::Good), "Good: this is hard to guess.");
    }
}
