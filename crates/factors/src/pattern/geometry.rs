//! Where the dots are, and which of them a stroke touches.
//!
//! The grid is a square of `side` pitches; every dot stands in the middle of
//! its own square, so that the first is half a pitch from the left and the top.

use super::grid::Grid;

/// How near the middle of a dot a stroke has to come, in pitches.
///
/// Every straight stroke of a pattern keeps 0.447 of the pitch from every dot
/// that isn't its end, so this never takes a wrong one.
pub const HIT_RADIUS: f64 = 0.38;

/// A point, from the left and the top of the grid, in any unit that the pitch
/// is given in too.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

impl Point {
    /// A point.
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// How far from another point.
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

impl Grid {
    /// The middle of a dot.
    pub fn centre(self, dot: u8, pitch: f64) -> Option<Point> {
        let (row, column) = self.place(dot)?;
        Some(Point::new((f64::from(column) + 0.5) * pitch, (f64::from(row) + 0.5) * pitch))
    }

    /// The dot whose middle is within [`HIT_RADIUS`] of a point.
    pub fn hit(self, point: Point, pitch: f64) -> Option<u8> {
        self.dots().find(|dot| {
            self.centre(*dot, pitch)
                .is_some_and(|centre| centre.distance(point) <= HIT_RADIUS * pitch)
        })
    }

    /// All dots that a straight stroke touches, in the order it comes to them.
    ///
    /// Pointers report positions now and then, a fast one seldom; a stroke
    /// between two reports may have crossed dots that neither is on.
    pub fn crossed(self, from: Point, to: Point, pitch: f64) -> Vec<u8> {
        let mut entered: Vec<(f64, u8)> = self
            .dots()
            .filter_map(|dot| {
                let centre = self.centre(dot, pitch)?;
                Some((entry(from, to, centre, HIT_RADIUS * pitch)?, dot))
            })
            .collect();
        entered.sort_by(|(a, _), (b, _)| a.total_cmp(b));
        entered.into_iter().map(|(_, dot)| dot).collect()
    }
}

/// Where on the way from `from` (0) to `to` (1) the circle is entered, if it is.
fn entry(from: Point, to: Point, centre: Point, radius: f64) -> Option<f64> {
    if from.distance(centre) <= radius {
        return Some(0.0);
    }
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let (cx, cy) = (centre.x - from.x, centre.y - from.y);
    let length_squared = dx * dx + dy * dy;
    let along = cx * dx + cy * dy;
    // |from + t·d − centre|² = radius², solved for the smaller t.
    let root = along * along - length_squared * (cx * cx + cy * cy - radius * radius);
    if root < 0.0 || length_squared <= 0.0 {
        return None;
    }
    let t = (along - root.sqrt()) / length_squared;
    (0.0..=1.0).contains(&t).then_some(t)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Grid = Grid::new(5);

    #[test]
    fn every_dot_is_hit_in_its_middle_and_at_its_rim_only() {
        for pitch in [1.0, 44.0, 72.5] {
            for dot in GRID.dots() {
                let centre = GRID.centre(dot, pitch).unwrap();
                assert_eq!(GRID.hit(centre, pitch), Some(dot));
                let rim = Point::new(centre.x + 0.379 * pitch, centre.y);
                assert_eq!(GRID.hit(rim, pitch), Some(dot));
                let gap = Point::new(centre.x + 0.4 * pitch, centre.y);
                assert_eq!(GRID.hit(gap, pitch), None);
            }
        }
    }

    #[test]
    fn a_fast_stroke_misses_no_dot() {
        let row = GRID.crossed(Point::new(-9.0, 0.5), Point::new(9.0, 0.5), 1.0);
        assert_eq!(row, [1, 2, 3, 4, 5]);
        let back = GRID.crossed(Point::new(9.0, 0.5), Point::new(-9.0, 0.5), 1.0);
        assert_eq!(back, [5, 4, 3, 2, 1]);
        let diagonal = GRID.crossed(Point::new(0.0, 0.0), Point::new(5.0, 5.0), 1.0);
        assert_eq!(diagonal, [1, 7, 13, 19, 25]);
    }

    #[test]
    fn resting_touches_the_dot_below() {
        let middle = GRID.centre(8, 60.0).unwrap();
        assert_eq!(GRID.crossed(middle, middle, 60.0), [8]);
        let gap = Point::new(60.0, 60.0);
        assert!(GRID.crossed(gap, gap, 60.0).is_empty());
    }

    #[test]
    fn every_step_of_the_rule_touches_its_ends_only() {
        for from in GRID.dots() {
            for to in GRID.dots().filter(|to| GRID.reaches(from, *to)) {
                let (start, end) = (GRID.centre(from, 1.0).unwrap(), GRID.centre(to, 1.0).unwrap());
                assert_eq!(GRID.crossed(start, end, 1.0), [from, to]);
                for other in GRID.dots().filter(|dot| *dot != from && *dot != to) {
                    let centre = GRID.centre(other, 1.0).unwrap();
                    assert_eq!(entry(start, end, centre, 0.447), None, "{from}-{to} near {other}");
                }
            }
        }
    }

    #[test]
    fn nonsense_touches_nothing() {
        let nowhere = Point::new(f64::NAN, f64::INFINITY);
        assert_eq!(GRID.hit(nowhere, 1.0), None);
        assert!(GRID.crossed(nowhere, nowhere, 1.0).is_empty());
        assert!(GRID.crossed(Point::default(), nowhere, 1.0).is_empty());
    }
}
