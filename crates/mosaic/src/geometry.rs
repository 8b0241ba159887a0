//! Angles, waves and distances from arithmetic that is the same everywhere. `f32::sin` and
//! `f32::atan2` are not: their last digits depend on the platform.

use crate::seed::{mix, sway};

/// A place in the picture, in pixels from its middle, y downwards.
#[derive(Clone, Copy)]
pub struct Point {
    pub x: f32,
    pub y: f32,
}

impl Point {
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// Seen from another point.
    pub fn seen_from(self, origin: Self) -> Self {
        Self::new(self.x - origin.x, self.y - origin.y)
    }

    pub fn length(self) -> f32 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The point at distance 1 in a direction.
    pub fn towards(turns: f32) -> Self {
        Self::new(sine(turns + 0.25), sine(turns))
    }

    /// Turned so that `axis`, a point at distance 1, comes to lie on the x axis.
    pub fn turned(self, axis: Self) -> Self {
        Self::new(self.x * axis.x + self.y * axis.y, self.y * axis.x - self.x * axis.y)
    }

    /// Its direction as a part of a full turn, from 0 to 1, clockwise from the x axis.
    pub fn turns(self) -> f32 {
        let (wide, tall) = (self.x.abs(), self.y.abs());
        let (low, high) = if wide < tall { (wide, tall) } else { (tall, wide) };
        let eighth = if high > 0.0 { arc_tangent(low / high) } else { 0.0 };
        let quarter = if wide < tall { 0.25 - eighth } else { eighth };
        match (self.x < 0.0, self.y < 0.0) {
            (false, false) => quarter,
            (true, false) => 0.5 - quarter,
            (true, true) => 0.5 + quarter,
            (false, true) => 1.0 - quarter,
        }
    }
}

/// The arc tangent of 0 to 1 in turns; off by less than 2e-6.
fn arc_tangent(ratio: f32) -> f32 {
    let square = ratio * ratio;
    let series =
        [-0.011_721_2, 0.052_653_32, -0.116_432_87, 0.193_543_46, -0.332_623_47, 0.999_977_26];
    let sum = series.into_iter().fold(0.0, |sum: f32, factor| sum * square + factor);
    ratio * sum / std::f32::consts::TAU
}

/// The sine of an angle in turns; off by less than 0.0011.
pub fn sine(turns: f32) -> f32 {
    let turns = turns - (turns + 0.5).floor();
    let arch = 8.0 * turns - 16.0 * turns * turns.abs();
    arch + 0.225 * (arch * arch.abs() - arch)
}

/// The smaller of two distances, with the corner between them rounded.
pub fn meet(one: f32, other: f32) -> f32 {
    const ROUNDING: f32 = 3.5;
    if one >= ROUNDING || other >= ROUNDING {
        return one.min(other);
    }
    ROUNDING - Point::new(ROUNDING - one, ROUNDING - other).length()
}

/// Moves a place a little, near places alike: the hand that laid the stones.
pub fn drift(place: Point, salt: u32) -> Point {
    const GRAIN: f32 = 1.0 / 23.0;
    const REACH: f32 = 1.9;
    let (column, row) = ((place.x * GRAIN).floor(), (place.y * GRAIN).floor());
    let (right, down) = (ease(place.x * GRAIN - column), ease(place.y * GRAIN - row));
    let corner = |side: f32, below: f32| {
        let number = mix((column + side) as i32 as u32 ^ mix((row + below) as i32 as u32 ^ salt));
        Point::new(sway(number), sway(number << 16))
    };
    let between = |one: Point, other: Point, part: f32| {
        Point::new(one.x + (other.x - one.x) * part, one.y + (other.y - one.y) * part)
    };
    let above = between(corner(0.0, 0.0), corner(1.0, 0.0), right);
    let below = between(corner(0.0, 1.0), corner(1.0, 1.0), right);
    let moved = between(above, below, down);
    Point::new(place.x + REACH * moved.x, place.y + REACH * moved.y)
}

fn ease(part: f32) -> f32 {
    part * part * (3.0 - 2.0 * part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn angles_and_waves_are_as_exact_as_they_say() {
        for step in 0..1000 {
            let turns = step as f32 / 1000.0;
            let angle = f64::from(turns) * std::f64::consts::TAU;
            let place = Point::new(300.0 * angle.cos() as f32, 300.0 * angle.sin() as f32);
            let off = (place.turns() - turns).abs();
            assert!(off.min(1.0 - off) < 2e-6, "{turns} is taken as {}", place.turns());
            assert!((f64::from(sine(turns)) - angle.sin()).abs() < 1.1e-3, "sine of {turns}");
        }
    }

    #[test]
    fn a_turned_direction_is_the_x_axis() {
        let place = Point::new(3.0, 4.0);
        let turned = place.turned(Point::towards(place.turns()));
        assert!((turned.x - 5.0).abs() < 0.01 && turned.y.abs() < 0.01);
    }
}
