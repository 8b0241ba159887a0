//! A pattern while it is being drawn.

use std::fmt;

use super::grid::StepError;
use super::{GRID, LENGTH, Pattern, order_at};

/// The first dots of a pattern, none to six, each drawable from the one before.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Path(Vec<u8>);

impl Path {
    /// No dot yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Adds a dot.
    ///
    /// # Errors
    /// Where it can't come next; the path is unchanged.
    pub fn push(&mut self, dot: u8) -> Result<(), StepError> {
        if self.is_complete() {
            return Err(StepError::Complete);
        }
        GRID.check_step(&self.0, dot)?;
        self.0.push(dot);
        Ok(())
    }

    /// Takes the last dot back.
    pub fn pop(&mut self) -> Option<u8> {
        self.0.pop()
    }

    /// The dots in order.
    pub fn dots(&self) -> &[u8] {
        &self.0
    }

    /// The last dot.
    pub fn last(&self) -> Option<u8> {
        self.0.last().copied()
    }

    /// How many dots there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no dot.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all six are there.
    pub fn is_complete(&self) -> bool {
        self.0.len() == LENGTH
    }

    /// Which in the order of drawing `dot` is, from 1.
    pub fn order_at(&self, dot: u8) -> Option<u8> {
        order_at(&self.0, dot)
    }

    /// The pattern, once all six dots are there.
    pub fn pattern(&self) -> Option<Pattern> {
        self.0.as_slice().try_into().ok().map(Pattern)
    }
}

impl From<Pattern> for Path {
    fn from(pattern: Pattern) -> Self {
        Self(pattern.positions().to_vec())
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Path({} dots, redacted)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_grows_to_a_pattern_and_no_further() {
        let mut path = Path::new();
        for dot in [3, 9, 12, 16, 22] {
            path.push(dot).unwrap();
            assert_eq!(path.pattern(), None);
        }
        path.push(18).unwrap();
        assert_eq!(path.pattern().unwrap().to_string(), "3-9-12-16-22-18");
        assert_eq!(path.push(19), Err(StepError::Complete));
        assert_eq!(Path::from(path.pattern().unwrap()), path);
    }

    #[test]
    fn a_refused_dot_changes_nothing() {
        let mut path = Path::new();
        path.push(3).unwrap();
        assert_eq!(path.push(5), Err(StepError::OutOfReach { from: 3, to: 5 }));
        assert_eq!(path.push(3), Err(StepError::Repeated { dot: 3 }));
        assert_eq!(path.dots(), [3]);
        assert_eq!(path.pop(), Some(3));
        assert_eq!(path.pop(), None);
    }
}
