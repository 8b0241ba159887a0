//! A flower seen from above.

use super::leaf::Leaf;
use super::{HALF, WIDTH, course_at};
use crate::course::{Course, Stone};
use crate::geometry::Point;
use crate::palette::{Shade, Tone};
use crate::seed::{Seed, mix};

pub struct Flower {
    salt: u32,
    start: f32,
    heart: f32,
    /// From the front to the back.
    whorls: [Whorl; 3],
}

/// Petals around the middle.
struct Whorl {
    petals: f32,
    /// By how much of a petal it is turned.
    offset: f32,
    leaf: Leaf,
    tone: Tone,
    light: f32,
}

impl Flower {
    pub fn new(seed: &Seed) -> Self {
        let petals = (6 + seed.pick(50, 4)) as f32;
        let breadth = std::f32::consts::TAU / petals;
        let whorl = |offset, length: f32, wide: f32, tone, light| Whorl {
            petals,
            offset,
            leaf: Leaf::new(length, length * breadth * wide),
            tone,
            light,
        };
        let (front, back) = match seed.pick(51, 3) {
            0 => (Tone::Light, Tone::Warm),
            1 => (Tone::Warm, Tone::Light),
            _ => (Tone::Warm, Tone::Warm),
        };
        let size = seed.between(52, 0.94, 1.04);
        Self {
            salt: seed.draw(53),
            start: seed.between(54, 0.0, 1.0),
            heart: WIDTH * (3 + seed.pick(55, 2)) as f32,
            whorls: [
                whorl(0.0, 250.0 * size, 0.50, front, 1.4),
                whorl(0.5, 330.0 * size, 0.46, back, 0.9),
                whorl(0.0, 415.0 * size, 0.36, Tone::Cool, 0.8),
            ],
        }
    }

    pub fn stone(&self, place: Point) -> (Stone, Shade) {
        let (far, turns) = (place.length(), place.turns());
        if far < self.heart {
            return self.heart(far, turns);
        }
        let mut nearest = far - self.heart;
        for (whorl, layer) in self.whorls.iter().zip(1_u32..) {
            let petal = ((turns - self.start) * whorl.petals - whorl.offset).round();
            let direction = self.start + (petal + whorl.offset) / whorl.petals;
            let lying = place.turned(Point::towards(direction));
            let inside = whorl.leaf.inside(lying);
            if inside > 0.0 {
                let count = petal.rem_euclid(whorl.petals) as u32;
                let name = self.salt ^ layer << 8 ^ count;
                let (stone, shade) = whorl.leaf.stone(lying, name, whorl.tone, whorl.light);
                return (stone.cut_at(nearest), shade);
            }
            nearest = nearest.min(-inside);
        }
        let (stone, shade) = self.ground(far, turns);
        (stone.cut_at(nearest), shade)
    }

    fn ground(&self, far: f32, turns: f32) -> (Stone, Shade) {
        let (number, across) = course_at(far);
        let name = mix(self.salt ^ 0x6000 ^ number as u32);
        let middle = (number + 0.5) * WIDTH;
        let stone = Course::ring(name, across, HALF, middle, turns, WIDTH).stone();
        (stone, Shade::new(Tone::Field, 3.4 - far / 190.0))
    }

    fn heart(&self, far: f32, turns: f32) -> (Stone, Shade) {
        let (number, across) = course_at(far);
        let name = mix(self.salt ^ 0x7000 ^ number as u32);
        let middle = (number + 0.5) * WIDTH;
        let stone = Course::ring(name, across, HALF, middle, turns, WIDTH).stone();
        let shade = if far > self.heart - WIDTH {
            Shade::new(Tone::Night, 1.5)
        } else {
            Shade::new(Tone::Light, 2.8 - number)
        };
        (stone, shade)
    }
}
