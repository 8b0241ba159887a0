//! A sun over the sea.

use super::{HALF, WIDTH, course_at};
use crate::course::{Course, Stone};
use crate::geometry::{Point, sine};
use crate::palette::{Shade, Tone};
use crate::seed::{Seed, fraction, mix};

pub struct Sun {
    salt: u32,
    centre: Point,
    radius: f32,
    rays: f32,
    reach: f32,
    horizon: f32,
    swell: f32,
    waves: f32,
}

impl Sun {
    pub fn new(seed: &Seed) -> Self {
        let radius = WIDTH * (6 + seed.pick(20, 3)) as f32;
        Self {
            salt: seed.draw(21),
            centre: Point::new(seed.between(22, -110.0, 110.0), seed.between(23, -90.0, -20.0)),
            radius,
            rays: (14 + 2 * seed.pick(24, 6)) as f32,
            reach: radius * seed.between(25, 0.75, 1.15),
            horizon: seed.between(26, 150.0, 205.0),
            swell: seed.between(27, 7.0, 13.0),
            waves: seed.between(28, 1.0 / 330.0, 1.0 / 210.0),
        }
    }

    pub fn stone(&self, place: Point) -> (Stone, Shade) {
        let lift = self.swell * sine(place.x * self.waves + sine(place.x * self.waves * 0.4) * 0.2);
        let depth = place.y - self.horizon - lift;
        if depth > 0.0 { self.sea(place, depth) } else { self.sky(place, -depth) }
    }

    fn sea(&self, place: Point, depth: f32) -> (Stone, Shade) {
        let (number, across) = course_at(depth);
        let name = mix(self.salt ^ number as u32);
        let stone = Course::open(name, across, HALF, place.x, 1.35 * WIDTH).stone();
        let from_sun = (stone.middle - 0.5) * 1.35 * WIDTH - self.centre.x;
        let glitter = self.radius * (0.35 + 0.05 * number);
        let luck = fraction(stone.name);
        let shines = from_sun.abs() < glitter * (0.3 + luck);
        let shade = match number as u32 {
            0 => Shade::new(Tone::Light, 3.0),
            _ if shines && luck > 0.35 => Shade::new(Tone::Light, 2.2),
            _ if shines && luck > 0.2 => Shade::new(Tone::Warm, 2.4),
            n if n % 4 == 0 => Shade::new(Tone::Cool, 2.4),
            n if n % 4 == 2 => Shade::new(Tone::Night, 1.5),
            _ => Shade::new(Tone::Cool, 0.6),
        };
        (stone, shade)
    }

    fn sky(&self, place: Point, height: f32) -> (Stone, Shade) {
        let from = place.seen_from(self.centre);
        let (far, turns) = (from.length(), from.turns());
        let (number, across) = course_at(far);
        let name = mix(self.salt ^ 0x5000 ^ number as u32);
        let middle = (number + 0.5) * WIDTH;
        let ring = Course::ring(name, across, HALF, middle, turns, WIDTH);
        let stone = ring.stone().cut_at(height);
        let out = (far - self.radius) / self.reach;
        if out < 0.0 {
            return (stone, self.disc(number));
        }
        // A ray narrows towards its tip; every second one is half as long.
        let sector = turns * self.rays;
        let long = (sector as u32).is_multiple_of(2);
        let side = (sector - sector.floor() - 0.5).abs();
        let reach = if long { 1.0 } else { 0.55 };
        let ray = 0.40 * (1.0 - out / reach) - side;
        let width = ray * far * std::f32::consts::TAU / self.rays;
        let stone = if out < 1.2 { stone.cut_at(width.abs()) } else { stone };
        if ray > 0.0 {
            let tone = if long { Tone::Warm } else { Tone::Light };
            return (stone, Shade::new(tone, 2.6 - 1.4 * out));
        }
        (stone, Shade::new(Tone::Field, 3.4 - 3.2 * (far - self.radius) / 420.0))
    }

    fn disc(&self, number: f32) -> Shade {
        let last = self.radius / WIDTH - 1.0;
        match last - number {
            0.0 => Shade::new(Tone::Night, 1.5),
            1.0 => Shade::new(Tone::Warm, 1.2),
            left => Shade::new(Tone::Light, 3.6 - left * 0.1 - number * 0.35),
        }
    }
}
