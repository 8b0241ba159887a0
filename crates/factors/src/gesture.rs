//! The gesture: clicks and scrolls in a pad, as one of eight symbols each.
//!
//! The digest is `SHA-256("tessera/gesture/v1" || 0x00 || be16(len(site)) ||
//! site || be16(len(username)) || username || codes)`, one byte a symbol.

mod click;
mod raw;
mod recogniser;
mod strength;
mod symbol;
mod touch;

use std::fmt;

use sha2::Digest as _;

pub use raw::{Button, RawEvent, RawKind, TouchId};
pub use recogniser::{Recogniser, Timing};
pub use strength::{Strength, strength};
pub use symbol::{Symbol, UnknownSymbol};

use crate::binding::Binding;
use crate::digest::GestureDigest;

const LABEL: &str = "tessera/gesture/v1";

/// Fewest events of a gesture.
pub const MIN_EVENTS: usize = 8;
/// Most events of a gesture.
pub const MAX_EVENTS: usize = 64;
/// Fewest different symbols in a gesture.
pub const MIN_KINDS: usize = 3;

/// A gesture long and mixed enough to be a factor.
///
/// It is a secret: `Debug` doesn't show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Gesture(Vec<Symbol>);

/// Why symbols are no gesture yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GestureError {
    /// Fewer than [`MIN_EVENTS`].
    #[error("a gesture has at least {MIN_EVENTS} events, {missing} more to go")]
    TooShort {
        /// How many are missing.
        missing: usize,
    },
    /// More than [`MAX_EVENTS`].
    #[error("a gesture has at most {MAX_EVENTS} events")]
    TooLong,
    /// Fewer than [`MIN_KINDS`] different symbols.
    #[error("a gesture mixes at least {MIN_KINDS} kinds of events, {missing} more to go")]
    TooUniform {
        /// How many kinds are missing.
        missing: usize,
    },
}

impl Gesture {
    /// Checks length and variety.
    ///
    /// # Errors
    /// See [`GestureError`].
    pub fn new(symbols: Vec<Symbol>) -> Result<Self, GestureError> {
        if symbols.len() > MAX_EVENTS {
            return Err(GestureError::TooLong);
        }
        if let Some(missing @ 1..) = MIN_EVENTS.checked_sub(symbols.len()) {
            return Err(GestureError::TooShort { missing });
        }
        if let Some(missing @ 1..) = MIN_KINDS.checked_sub(kinds(&symbols)) {
            return Err(GestureError::TooUniform { missing });
        }
        Ok(Self(symbols))
    }

    /// The symbols in order.
    pub fn symbols(&self) -> &[Symbol] {
        &self.0
    }

    /// The digest that is sent instead of the gesture.
    pub fn digest(&self, binding: &Binding) -> GestureDigest {
        gesture_digest(binding, &self.0)
    }

    /// What to tell a person about it.
    pub fn strength(&self) -> Strength {
        strength(&self.0)
    }
}

impl fmt::Debug for Gesture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gesture(redacted)")
    }
}

/// The digest of any symbols, whatever their number.
///
/// No policy: [`Gesture`] has it.
pub fn gesture_digest(binding: &Binding, symbols: &[Symbol]) -> GestureDigest {
    let codes: Vec<u8> = symbols.iter().map(|symbol| symbol.code()).collect();
    binding.hasher(LABEL).chain_update(codes).into()
}

/// How many different symbols there are.
fn kinds(symbols: &[Symbol]) -> usize {
    Symbol::ALL.iter().filter(|symbol| symbols.contains(symbol)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Symbol::{Down, L1, L2, R1, Up};

    #[test]
    fn eight_events_of_three_kinds_are_enough() {
        assert!(Gesture::new(vec![L1, R1, Up, L1, R1, Up, L1, R1]).is_ok());
    }

    #[test]
    fn refusals_count_what_is_missing() {
        let refused = |symbols| Gesture::new(symbols).unwrap_err();
        assert_eq!(refused(vec![]), GestureError::TooShort { missing: 8 });
        assert_eq!(refused(vec![L1, R1, Up, L2, Down, L1]), GestureError::TooShort { missing: 2 });
        assert_eq!(refused(vec![L1; 8]), GestureError::TooUniform { missing: 2 });
        assert_eq!(refused([L1, L2].repeat(4)), GestureError::TooUniform { missing: 1 });
        assert_eq!(refused(vec![L1; 65]), GestureError::TooLong);
    }

    #[test]
    fn a_gesture_does_not_show_in_debug() {
        let gesture = Gesture::new([L1, R1, Up, Down].repeat(2)).unwrap();
        assert_eq!(format!("{gesture:?}"), "Gesture(redacted)");
    }
}
