//! The patterned code: six dots of a 5×5 grid, joined by straight strokes.
//!
//! Dots are numbered 1 to 25, row by row. A step goes to a dot not yet used
//! that a straight stroke reaches without coming near another: one of the
//! eight neighbours or eight knight's moves. That makes 1,400,168 codes, 20.4
//! bits each.

mod draw;
mod generate;
mod geometry;
mod grid;
mod parse;
mod path;

use std::fmt;

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

pub use generate::draw_uniformly;
pub use geometry::{HIT_RADIUS, Point};
pub use grid::{Grid, StepError};
pub use path::Path;

/// Dots in a pattern.
pub const LENGTH: usize = 6;
/// The grid patterns are drawn on.
pub const GRID: Grid = Grid::new(5);

/// Six dots that can be drawn.
///
/// It is a secret: `Debug` doesn't show it, `Display` does. In serde it is the
/// text that `Display` writes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pattern([u8; LENGTH]);

/// Why something is no pattern.
///
/// The words are for the person who typed or drew it. They can name dots of
/// the code, so they belong on the screen and never in a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// Something other than numbers and what stands between them.
    #[error("write the numbers of the dots, like 3-9-12-16-22-18")]
    NotNumbers,
    /// Fewer than six dots.
    #[error("the pattern has six dots, this has {found}")]
    TooFew {
        /// How many there are.
        found: usize,
    },
    /// More than six dots.
    #[error("the pattern has six dots, this has more")]
    TooMany,
    /// A dot that can't follow the one before it.
    #[error(transparent)]
    Step(#[from] StepError),
}

impl Pattern {
    /// Checks six dots.
    ///
    /// # Errors
    /// Where there are not six, or one can't follow the one before it.
    pub fn new(dots: &[u8]) -> Result<Self, PatternError> {
        let mut path = Path::new();
        for (index, dot) in dots.iter().enumerate() {
            if index == LENGTH {
                return Err(PatternError::TooMany);
            }
            path.push(*dot)?;
        }
        path.pattern().ok_or(PatternError::TooFew { found: dots.len() })
    }

    /// Draws one of the 1,400,168 patterns, each as likely as any other, with
    /// the bytes of `rng`, which has to be the operating system's generator.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        Self(draw_uniformly(GRID, rng))
    }

    /// The dots in order, 1 to 25.
    pub const fn positions(&self) -> [u8; LENGTH] {
        self.0
    }

    /// Which dot in the order of drawing this is, from 1, if it is part of the
    /// pattern: "second of six" is 2.
    pub fn order_at(&self, dot: u8) -> Option<u8> {
        order_at(&self.0, dot)
    }
}

/// Where `dot` stands in `dots`, from 1.
fn order_at(dots: &[u8], dot: u8) -> Option<u8> {
    let index = dots.iter().position(|used| *used == dot)?;
    u8::try_from(index + 1).ok()
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, dot) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str("-")?;
            }
            write!(f, "{dot}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pattern(redacted)")
    }
}

impl From<Pattern> for String {
    fn from(pattern: Pattern) -> Self {
        pattern.to_string()
    }
}

impl TryFrom<String> for Pattern {
    type Error = PatternError;

    fn try_from(text: String) -> Result<Self, PatternError> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: [u8; 6] = [3, 9, 12, 16, 22, 18];

    #[test]
    fn six_drawable_dots_are_a_pattern() {
        let pattern = Pattern::new(&SAMPLE).unwrap();
        assert_eq!(pattern.positions(), SAMPLE);
        assert_eq!(pattern.to_string(), "3-9-12-16-22-18");
        assert_eq!(pattern.order_at(9), Some(2));
        assert_eq!(pattern.order_at(1), None);
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        let refused = |dots: &[u8]| Pattern::new(dots).unwrap_err();
        assert_eq!(refused(&[]), PatternError::TooFew { found: 0 });
        assert_eq!(refused(&[1, 2, 3, 4, 5]), PatternError::TooFew { found: 5 });
        assert_eq!(refused(&[1, 2, 3, 4, 5, 10, 15]), PatternError::TooMany);
        assert_eq!(refused(&[3, 5]), StepError::OutOfReach { from: 3, to: 5 }.into());
        assert_eq!(refused(&[1, 2, 1]), StepError::Repeated { dot: 1 }.into());
        assert_eq!(refused(&[26]), StepError::NoSuchDot { dot: 26 }.into());
        assert_eq!(refused(&[3, 5]).to_string(), "from dot 3 you can't reach dot 5 in one stroke");
    }

    #[test]
    fn a_pattern_shows_where_it_is_meant_to() {
        let pattern = Pattern::new(&SAMPLE).unwrap();
        assert_eq!(format!("{pattern:?}"), "Pattern(redacted)");
        let json = serde_json::to_string(&pattern).unwrap();
        assert_eq!(json, "\"3-9-12-16-22-18\"");
        assert_eq!(serde_json::from_str::<Pattern>(&json).unwrap(), pattern);
        assert!(serde_json::from_str::<Pattern>("\"1-3-2-7-8-9\"").is_err());
    }
}
