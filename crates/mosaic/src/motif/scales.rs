//! Overlapping scales, as on a peacock's breast (opus pavonaceum).

use super::{HALF, WIDTH, course_at};
use crate::course::{Course, Stone};
use crate::geometry::Point;
use crate::palette::{Shade, Tone};
use crate::seed::{Seed, mix};

pub struct Scales {
    salt: u32,
    radius: f32,
    rise: f32,
    glow: Point,
    order: u32,
}

impl Scales {
    pub fn new(seed: &Seed) -> Self {
        let radius = WIDTH * (4 + seed.pick(30, 3)) as f32;
        Self {
            salt: seed.draw(31),
            radius,
            rise: radius * seed.between(32, 0.72, 0.95),
            glow: Point::new(seed.between(33, -200.0, 200.0), seed.between(34, -160.0, 240.0)),
            order: seed.pick(35, 3),
        }
    }

    pub fn stone(&self, place: Point) -> (Stone, Shade) {
        // The lowest row lies on top; two rows above it can still be seen through the gaps.
        let lowest = ((place.y + self.radius) / self.rise).floor();
        for up in 0..4_u8 {
            let row = lowest - f32::from(up);
            let shift = if row as i32 % 2 == 0 { 0.0 } else { self.radius };
            let column = ((place.x - shift) / (2.0 * self.radius)).round();
            let centre = Point::new(column * 2.0 * self.radius + shift, row * self.rise);
            let from = place.seen_from(centre);
            let inside = self.radius - from.length();
            if inside > 0.0 {
                return self.scale(centre, from, inside, row, column);
            }
        }
        let empty = Stone { name: 0, edge: -1.0, middle: 0.0 };
        (empty, Shade::new(Tone::Night, 0.0))
    }

    fn scale(
        &self,
        centre: Point,
        from: Point,
        inside: f32,
        row: f32,
        column: f32,
    ) -> (Stone, Shade) {
        let (number, across) = course_at(inside);
        let name = mix(mix(self.salt ^ row as i32 as u32) ^ column as i32 as u32) ^ number as u32;
        let middle = self.radius - (number + 0.5) * WIDTH;
        let stone = Course::ring(name, across, HALF, middle, from.turns(), WIDTH).stone();
        let glow = 1.0 - centre.seen_from(self.glow).length() / 560.0;
        let eye = self.radius - inside < 1.6 * WIDTH;
        let (inner, outer) = match self.order {
            0 => (Tone::Night, Tone::Field),
            1 => (Tone::Field, Tone::Cool),
            _ => (Tone::Night, Tone::Cool),
        };
        let shade = match number as u32 {
            0 => Shade::new(Tone::Light, 1.2 + 2.6 * glow),
            _ if eye => Shade::new(Tone::Warm, 0.8 + 2.6 * glow),
            1 => Shade::new(inner, 0.6 + 2.4 * glow),
            _ => Shade::new(outer, 0.4 + 3.4 * glow - 0.5 * (number - 2.0)),
        };
        (stone, shade)
    }
}
