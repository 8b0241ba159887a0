//! How good a gesture is, in words that say what to do next.

use std::fmt;

use super::symbol::Symbol;
use super::{MIN_EVENTS, MIN_KINDS, kinds};

/// What to tell a person about a gesture, from the worst to the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Nothing yet.
    Empty,
    /// Not enough events.
    Short {
        /// How many are missing.
        missing: usize,
    },
    /// Not enough different kinds of events.
    Uniform {
        /// How many kinds are missing.
        missing: usize,
    },
    /// One short piece over and over, or one event most of the time.
    Regular,
    /// Allowed; two more events or another kind would help.
    Fair,
    /// Good.
    Good,
    /// Long and mixed.
    Strong,
}

impl Strength {
    /// Whether a [`Gesture`](super::Gesture) can be made of it.
    pub const fn is_enough(self) -> bool {
        self.level() > 0
    }

    /// 0 (not enough) to 4 (strong), for a meter.
    pub const fn level(self) -> u8 {
        match self {
            Self::Empty | Self::Short { .. } | Self::Uniform { .. } => 0,
            Self::Regular => 1,
            Self::Fair => 2,
            Self::Good => 3,
            Self::Strong => 4,
        }
    }
}

impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Empty => f.write_str("nothing yet"),
            Self::Short { missing: 1 } => f.write_str("short: add one more event"),
            Self::Short { missing } => write!(f, "short: add {} more events", number(missing)),
            Self::Uniform { missing: 1 } => f.write_str("too much the same: mix in another kind"),
            Self::Uniform { missing } => {
                write!(f, "too much the same: mix in {} other kinds", number(missing))
            }
            Self::Regular => f.write_str("too regular: vary the order"),
            Self::Fair => f.write_str("fair"),
            Self::Good => f.write_str("good"),
            Self::Strong => f.write_str("strong"),
        }
    }
}

fn number(count: usize) -> &'static str {
    match count {
        0 => "no",
        1 => "one",
        2 => "two",
        3 => "three",
        4 => "four",
        5 => "five",
        6 => "six",
        7 => "seven",
        _ => "a few",
    }
}

/// Judges symbols, be they a whole gesture or the beginning of one.
pub fn strength(symbols: &[Symbol]) -> Strength {
    let kinds = kinds(symbols);
    if symbols.is_empty() {
        return Strength::Empty;
    }
    if let Some(missing @ 1..) = MIN_EVENTS.checked_sub(symbols.len()) {
        return Strength::Short { missing };
    }
    if let Some(missing @ 1..) = MIN_KINDS.checked_sub(kinds) {
        return Strength::Uniform { missing };
    }
    if is_periodic(symbols) || is_monotonous(symbols) {
        return Strength::Regular;
    }
    match (symbols.len(), kinds) {
        (12.., 5..) => Strength::Strong,
        (10.., 4..) => Strength::Good,
        _ => Strength::Fair,
    }
}

/// One piece of at most half the length, over and over.
fn is_periodic(symbols: &[Symbol]) -> bool {
    (1..=symbols.len() / 2)
        .any(|period| symbols.iter().zip(symbols.iter().skip(period)).all(|(a, b)| a == b))
}

/// One event makes up more than 60 in 100, or changes are rarer than every
/// third event.
fn is_monotonous(symbols: &[Symbol]) -> bool {
    let count = |kind: &Symbol| symbols.iter().filter(|symbol| *symbol == kind).count();
    let most = Symbol::ALL.iter().map(count).max().unwrap_or(0);
    let changes = symbols.iter().zip(symbols.iter().skip(1)).filter(|(a, b)| a != b).count();
    most * 10 > symbols.len() * 6 || changes * 3 < symbols.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Symbol::{Down, L1, L2, M1, R1, R2, Up};

    fn words(symbols: &[Symbol]) -> String {
        strength(symbols).to_string()
    }

    #[test]
    fn it_says_what_is_missing() {
        assert_eq!(words(&[]), "nothing yet");
        assert_eq!(words(&[L1, R1, Up, Down, L1, R1]), "short: add two more events");
        assert_eq!(words(&[L1, R1, Up, Down, L1, R1, L1]), "short: add one more event");
        assert_eq!(words(&[L1; 8]), "too much the same: mix in two other kinds");
        assert_eq!(
            words(&[L1, R1, L1, L1, R1, R1, L1, R1]),
            "too much the same: mix in another kind"
        );
    }

    #[test]
    fn a_rhythm_is_too_regular() {
        for regular in [
            vec![L1, R1, Up, L1, R1, Up, L1, R1, Up],
            vec![L1, L1, L1, L1, L1, L1, R1, Up],
            vec![L1, L1, L1, L1, R1, R1, R1, R1, Up, Up, Up, Up],
        ] {
            assert_eq!(strength(&regular), Strength::Regular, "{regular:?}");
        }
    }

    #[test]
    fn longer_and_more_mixed_is_better() {
        let fair = [L1, R1, Up, L1, L2, Up, R1, L1];
        let good = [L1, R1, Up, L1, L2, Up, R1, L1, Down, Up];
        let strong = [L1, R1, Up, L1, L2, Up, R1, L1, Down, Up, M1, R2];
        assert_eq!(strength(&fair), Strength::Fair);
        assert_eq!(strength(&good), Strength::Good);
        assert_eq!(strength(&strong), Strength::Strong);
    }
}
