//! A shield of swirling lozenges, as around the heads of Medusa.

use super::{HALF, WIDTH, course_at};
use crate::course::{Course, Stone};
use crate::geometry::{Point, sine};
use crate::palette::{Shade, Tone};
use crate::seed::{Seed, mix};

/// The shield's edge.
const RADIUS: f32 = 20.0 * WIDTH;
/// The boss in its middle.
const BOSS: f32 = 5.0 * WIDTH;

pub struct Shield {
    salt: u32,
    arms: f32,
    twist: f32,
    petals: f32,
    tones: [Tone; 3],
}

impl Shield {
    pub fn new(seed: &Seed) -> Self {
        let tones = match seed.pick(40, 3) {
            0 => [Tone::Night, Tone::Light, Tone::Warm],
            1 => [Tone::Cool, Tone::Light, Tone::Night],
            _ => [Tone::Warm, Tone::Field, Tone::Cool],
        };
        Self {
            salt: seed.draw(41),
            arms: (12 + 2 * seed.pick(42, 4)) as f32,
            twist: seed.between(43, 0.30, 0.52),
            petals: (6 + seed.pick(44, 4)) as f32,
            tones,
        }
    }

    pub fn stone(&self, place: Point) -> (Stone, Shade) {
        let far = place.length();
        if far > RADIUS {
            return self.corner(place, far);
        }
        let turns = place.turns();
        let (number, across) = course_at(far);
        let name = mix(self.salt ^ number as u32);
        let middle = (number + 0.5) * WIDTH;
        let stone = Course::ring(name, across, HALF, middle, turns, WIDTH).stone();
        if far < BOSS {
            return self.boss(far, turns, stone);
        }
        let from_rim = RADIUS / WIDTH - number;
        if from_rim < 1.5 {
            return (stone, Shade::new(Tone::Light, 2.0));
        }
        if from_rim < 2.5 || number < BOSS / WIDTH + 1.0 {
            return (stone, Shade::new(Tone::Night, 1.4));
        }
        self.lozenge(far, turns, stone)
    }

    fn lozenge(&self, far: f32, turns: f32, stone: Stone) -> (Stone, Shade) {
        // Two families of spirals; as the radius grows they wind more slowly, so that the
        // lozenges keep their shape.
        let wind = self.twist * far.sqrt();
        let (left, right) = (turns * self.arms + wind, turns * self.arms - wind);
        let slope = self.twist / (2.0 * far.sqrt());
        let steep = Point::new(self.arms / (far * std::f32::consts::TAU), slope).length();
        let edge = |spiral: f32| (spiral - spiral.round()).abs() / steep;
        let stone = stone.cut_at(edge(left).min(edge(right)));
        let (one, other) = (left.floor() as i32, right.floor() as i32);
        let [first, second, third] = self.tones;
        let tone = match ((one + other) % 2 == 0, (one - other).rem_euclid(4) < 2) {
            (true, true) => first,
            (true, false) => third,
            (false, _) => second,
        };
        (stone, Shade::new(tone, 0.8 + 2.2 * far / RADIUS))
    }

    fn boss(&self, far: f32, turns: f32, stone: Stone) -> (Stone, Shade) {
        let petal = 0.60 + 0.30 * sine(turns * self.petals);
        let inside = petal * BOSS - far;
        let stone = stone.cut_at(inside.abs() * 0.8);
        let shade = if far < 1.0 * WIDTH {
            Shade::new(Tone::Warm, 1.5)
        } else if inside > 0.0 {
            Shade::new(Tone::Light, 3.2 - 0.4 * far / WIDTH)
        } else {
            Shade::new(Tone::Cool, 1.4)
        };
        (stone, shade)
    }

    fn corner(&self, place: Point, far: f32) -> (Stone, Shade) {
        let folded = Point::new(place.x.abs() - 441.0, place.y.abs() - 441.0);
        let near = folded.length();
        let fan = 5.0 * WIDTH;
        let side = u32::from(place.x < 0.0) * 2 + u32::from(place.y < 0.0);
        if near < fan {
            let (number, across) = course_at(near);
            let name = mix(self.salt ^ 0x7000 ^ side << 8 ^ number as u32);
            let middle = (number + 0.5) * WIDTH;
            let stone = Course::ring(name, across, HALF, middle, folded.turns(), WIDTH).stone();
            let tone = match number as u32 {
                4 => Tone::Night,
                3 => Tone::Light,
                2 => Tone::Cool,
                _ => Tone::Warm,
            };
            return (stone.cut_at(fan - near).cut_at(far - RADIUS), Shade::new(tone, 1.6));
        }
        let (number, across) = course_at(far - RADIUS);
        let name = mix(self.salt ^ 0x6000 ^ number as u32);
        let middle = RADIUS + (number + 0.5) * WIDTH;
        let stone = Course::ring(name, across, HALF, middle, place.turns(), WIDTH).stone();
        (stone.cut_at(near - fan), Shade::new(Tone::Field, 2.6 - 0.3 * number))
    }
}
