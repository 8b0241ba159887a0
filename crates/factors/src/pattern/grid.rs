//! A square grid of dots, and which dot a straight stroke reaches from which.

/// A square grid. Dots are numbered from 1, row by row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    side: u8,
}

/// Why a dot can't come next. The words are for the person who chose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// The grid has no such dot.
    #[error("there is no dot {dot}")]
    NoSuchDot {
        /// The number that was asked for.
        dot: u8,
    },
    /// The dot is already part of the pattern.
    #[error("dot {dot} is already in the pattern")]
    Repeated {
        /// The dot that was used before.
        dot: u8,
    },
    /// Too far away, or another dot is in between.
    #[error("from dot {from} you can't reach dot {to} in one stroke")]
    OutOfReach {
        /// Where the stroke starts.
        from: u8,
        /// Where it was to go.
        to: u8,
    },
    /// The pattern has all its dots.
    #[error("the pattern is complete")]
    Complete,
}

/// The sixteen ways a step can go, as rows and columns: neighbours, then
/// knight's moves. These are all the moves of at most two rows and two columns
/// whose numbers have no common divisor, so that no dot lies in between.
#[rustfmt::skip]
pub(super) const MOVES: [(i8, i8); 16] = [
    (-1, -1), (-1, 0), (-1, 1), (0, -1), (0, 1), (1, -1), (1, 0), (1, 1),
    (-2, -1), (-2, 1), (-1, -2), (-1, 2), (1, -2), (1, 2), (2, -1), (2, 1),
];

impl Grid {
    /// The widest grid whose dots can be numbered in a byte.
    pub const MAX_SIDE: u8 = 15;

    /// A grid of `side` by `side` dots; wider than [`MAX_SIDE`](Self::MAX_SIDE)
    /// is cut to that, and 0 to 1.
    pub const fn new(side: u8) -> Self {
        let side = match side {
            0 => 1,
            1..=Self::MAX_SIDE => side,
            _ => Self::MAX_SIDE,
        };
        Self { side }
    }

    /// Dots in a row.
    pub const fn side(self) -> u8 {
        self.side
    }

    /// How many dots there are, which is the number of the last one.
    pub const fn count(self) -> u8 {
        self.side * self.side
    }

    /// The numbers of all dots.
    pub fn dots(self) -> impl Iterator<Item = u8> + Clone {
        1..=self.count()
    }

    /// Row and column of a dot, both from 0.
    pub fn place(self, dot: u8) -> Option<(u8, u8)> {
        let index = dot.checked_sub(1).filter(|_| dot <= self.count())?;
        Some((index / self.side, index % self.side))
    }

    /// The dot at row and column, both from 0.
    pub fn dot_at(self, row: u8, column: u8) -> Option<u8> {
        (row < self.side && column < self.side).then(|| row * self.side + column + 1)
    }

    /// Whether one straight stroke joins two dots without coming near a third.
    pub fn reaches(self, from: u8, to: u8) -> bool {
        MOVES.iter().any(|step| self.after(from, *step) == Some(to))
    }

    /// Whether `next` can follow `used`, the dots so far.
    ///
    /// # Errors
    /// Says why not.
    pub fn check_step(self, used: &[u8], next: u8) -> Result<(), StepError> {
        if self.place(next).is_none() {
            return Err(StepError::NoSuchDot { dot: next });
        }
        if used.contains(&next) {
            return Err(StepError::Repeated { dot: next });
        }
        match used.last() {
            Some(from) if !self.reaches(*from, next) => {
                Err(StepError::OutOfReach { from: *from, to: next })
            }
            _ => Ok(()),
        }
    }

    /// The dot a move leads to, if it stays on the grid.
    pub(super) fn after(self, from: u8, (rows, columns): (i8, i8)) -> Option<u8> {
        let (row, column) = self.place(from)?;
        self.dot_at(row.checked_add_signed(rows)?, column.checked_add_signed(columns)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gcd(a: u8, b: u8) -> u8 {
        if b == 0 { a } else { gcd(b, a % b) }
    }

    #[test]
    fn moves_are_exactly_those_of_the_rule() {
        let grid = Grid::new(5);
        for from in grid.dots() {
            for to in grid.dots() {
                let ((r0, c0), (r1, c1)) = (grid.place(from).unwrap(), grid.place(to).unwrap());
                let (rows, columns) = (r0.abs_diff(r1), c0.abs_diff(c1));
                let allowed = rows <= 2 && columns <= 2 && gcd(rows, columns) == 1;
                assert_eq!(grid.reaches(from, to), allowed, "{from} to {to}");
            }
        }
    }

    #[test]
    fn numbers_and_places_agree() {
        let grid = Grid::new(5);
        assert_eq!(grid.place(9), Some((1, 3)));
        assert_eq!(grid.place(0), None);
        assert_eq!(grid.place(26), None);
        assert_eq!(grid.dot_at(4, 5), None);
        for dot in grid.dots() {
            let (row, column) = grid.place(dot).unwrap();
            assert_eq!(grid.dot_at(row, column), Some(dot));
        }
    }

    #[test]
    fn sides_out_of_range_are_cut() {
        assert_eq!(Grid::new(0).count(), 1);
        assert_eq!(Grid::new(255).count(), 225);
    }
}
