//! What is said of a password.

/// Shorter parts of names say nothing about a password that contains them.
const SHORTEST_NAME: usize = 4;

/// What makes a password easy to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Nothing in particular.
    Plain,
    /// Keys beside each other.
    Keys,
    /// The same again and again.
    Repeated,
    /// `abc`, `6543`.
    Sequence,
    /// A date or a year.
    Date,
    /// It is used by many, or nearly is.
    Common,
    /// One word.
    Word,
    /// A name.
    Name,
    /// Something about the person or the site.
    Personal,
}

impl Reason {
    /// From the name that zxcvbn gives it.
    pub fn named(warning: &str) -> Self {
        match warning {
            "straightRow" | "keyPattern" => Self::Keys,
            "simpleRepeat" | "extendedRepeat" => Self::Repeated,
            "sequences" => Self::Sequence,
            "recentYears" | "dates" => Self::Date,
            "topTen" | "topHundred" | "common" | "similarToCommon" | "pwned" => Self::Common,
            "wordByItself" => Self::Word,
            "namesByThemselves" | "commonNames" => Self::Name,
            "userInputs" => Self::Personal,
            _ => Self::Plain,
        }
    }
}

/// What zxcvbn makes of a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// From 0, guessed at once, to 4, ten thousand million guesses or more.
    pub score: u8,
    /// What is wrong with it.
    pub reason: Reason,
}

/// What is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing was typed, or nobody can tell.
    Nothing,
    /// So many characters are missing.
    Short(usize),
    /// It is guessed soon.
    Easy(Reason),
    /// It is better than most, and not good.
    Fair(Reason),
    /// It is good.
    Good,
}

impl Verdict {
    /// The verdict on a password of somebody of whom strangers know the names `known`.
    pub fn of(password: &str, known: &[String], shortest: usize, guess: Option<Guess>) -> Self {
        let missing = shortest.saturating_sub(password.chars().count());
        if password.is_empty() {
            Self::Nothing
        } else if holds_a_name(password, known) {
            Self::Easy(Reason::Personal)
        } else if missing > 0 {
            Self::Short(missing)
        } else {
            match guess {
                None => Self::Nothing,
                Some(Guess { score: 0..=2, reason }) => Self::Easy(reason),
                Some(Guess { score: 3, reason }) => Self::Fair(reason),
                Some(_) => Self::Good,
            }
        }
    }

    /// A name for the style; the words say the same.
    pub const fn level(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Short(_) => "short",
            Self::Easy(_) => "easy",
            Self::Fair(_) => "fair",
            Self::Good => "good",
        }
    }
}

/// Names whole and in their parts.
fn holds_a_name(password: &str, known: &[String]) -> bool {
    let password = password.to_lowercase();
    known.iter().map(|name| name.to_lowercase()).any(|name| {
        let address = name.rsplit_once('.').map_or(name.as_str(), |(before, _)| before);
        let parts = if name.contains('@') { address } else { &name };
        std::iter::once(name.as_str())
            .chain(parts.split(['.', '-', '_', '+', ' ', '@']))
            .any(|part| part.chars().count() >= SHORTEST_NAME && password.contains(part))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(password: &str, score: u8) -> Verdict {
        let known = ["grace.hopper", "admiral@navy.example", "Tessera"].map(str::to_owned);
        let guess = Some(Guess { score, reason: Reason::named("common") });
        Verdict::of(password, &known, 15, guess)
    }

    #[test]
    fn length_comes_before_strength() {
        assert_eq!(verdict("", 4), Verdict::Nothing);
        assert_eq!(verdict("seven", 4), Verdict::Short(10));
        assert_eq!(verdict("ééééééééééééé", 4), Verdict::Short(2));
    }

    #[test]
    fn names_are_said_to_be_easy_whatever_their_length() {
        for named in ["Grace", "xx HOPPER xx and more", "the navy sails again", "my tessera"] {
            assert_eq!(verdict(named, 4), Verdict::Easy(Reason::Personal), "{named}");
        }
        assert_eq!(verdict("an example for everybody", 4), Verdict::Good);
    }

    #[test]
    fn strength_follows_the_guess() {
        let password = "seven quiet lanterns";
        assert_eq!(verdict(password, 0), Verdict::Easy(Reason::Common));
        assert_eq!(verdict(password, 2), Verdict::Easy(Reason::Common));
        assert_eq!(verdict(password, 3), Verdict::Fair(Reason::Common));
        assert_eq!(verdict(password, 4), Verdict::Good);
    }

    #[test]
    fn without_a_judge_nothing_is_claimed() {
        assert_eq!(Verdict::of("seven quiet lanterns", &[], 15, None), Verdict::Nothing);
        assert_eq!(Verdict::of("seven", &[], 15, None), Verdict::Short(10));
    }
}
