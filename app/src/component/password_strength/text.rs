//! The words for a verdict: what it is, why, and what to do next.

use super::verdict::{Reason, Verdict};

/// What is said; empty where there is nothing to say.
pub fn words(verdict: Verdict) -> String {
    match verdict {
        Verdict::Nothing => String::new(),
        Verdict::Short(1) => "Too short: one more character is needed.".to_owned(),
        Verdict::Short(missing) => format!("Too short: {missing} more characters are needed."),
        Verdict::Easy(reason) => format!("Easy to guess: {}", easy(reason)),
        Verdict::Fair(Reason::Plain) => {
            "Fair: another unrelated word would make it good.".to_owned()
        }
        Verdict::Fair(reason) => format!("Fair, but could be better: {}", easy(reason)),
        Verdict::Good => "Good: this is hard to guess.".to_owned(),
    }
}

const fn easy(reason: Reason) -> &'static str {
    match reason {
        Reason::Plain => "add a word or two that have nothing to do with the rest.",
        Reason::Keys => "these keys lie beside each other. Use unrelated words instead.",
        Reason::Repeated => "it repeats itself. Put something new in the place of the repetition.",
        Reason::Sequence => "it follows a row like abc or 4321. Use unrelated words instead.",
        Reason::Date => "it holds a date or a year. Put an unrelated word in its place.",
        Reason::Common => "it is a common password, or close to one. Use unrelated words instead.",
        Reason::Word => "it is a single word. Add three unrelated ones.",
        Reason::Name => "it is made of names. Add words that name nobody.",
        Reason::Personal => {
            "it holds your name, your address or the name of this site. Leave them out."
        }
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
