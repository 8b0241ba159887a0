//! A leaf, or a petal: what two circles have in common.

use super::{HALF, WIDTH, course_at};
use crate::course::{Course, Stone};
use crate::geometry::Point;
use crate::palette::{Shade, Tone};
use crate::seed::mix;

/// A leaf that lies on the x axis, from 0 to its length.
pub struct Leaf {
    length: f32,
    /// The radius of its outline.
    bow: f32,
    /// How far the centre of the outline's farther circle is from the rib, negative.
    centre: f32,
}

impl Leaf {
    pub fn new(length: f32, breadth: f32) -> Self {
        let bow = (length * length + breadth * breadth) / (4.0 * breadth);
        Self { length, bow, centre: breadth / 2.0 - bow }
    }

    /// Pixels from a place to its outline, positive within.
    pub fn inside(&self, place: Point) -> f32 {
        self.bow - self.bowed(place).length()
    }

    /// Seen from the centre of the outline's farther circle.
    fn bowed(&self, place: Point) -> Point {
        Point::new(place.x - self.length / 2.0, place.y.abs() - self.centre)
    }

    /// The stone at a place within: courses that follow the outline, halves that meet at a rib.
    pub fn stone(&self, place: Point, name: u32, tone: Tone, light: f32) -> (Stone, Shade) {
        let inside = self.inside(place);
        let (number, across) = course_at(inside);
        let side = u32::from(place.y < 0.0);
        let name = mix(name ^ mix(number as u32 * 2 + side));
        let middle = self.bow - (number + 0.5) * WIDTH;
        let along = self.bowed(place).turns() * middle * std::f32::consts::TAU;
        let stone = Course::open(name, across, HALF, along, WIDTH).stone();
        let step = light + 0.55 * number - 0.9 * side as f32;
        (stone.cut_at(place.y.abs()).cut_at(inside), Shade::new(tone, step))
    }
}
