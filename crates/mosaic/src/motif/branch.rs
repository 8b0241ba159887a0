//! A branch with leaves and fruit.

use super::leaf::Leaf;
use super::{HALF, WIDTH, course_at};
use crate::course::{Course, JOINT, Stone};
use crate::geometry::{Point, sine};
use crate::palette::{Shade, Tone};
use crate::seed::{Seed, mix};

/// The foot of the lowest leaves, in pixels below the middle.
const FOOT: f32 = 340.0;
/// From there to the tip's foot.
const HEIGHT: f32 = 560.0;
/// Half the width of the stem.
const STEM: f32 = 9.0;
const FRUIT: f32 = 30.0;

pub struct Branch {
    salt: u32,
    lean: f32,
    sun: Point,
    /// Pairs of leaves, from the bottom up; what comes first lies on top.
    twigs: Vec<Twig>,
    tip: Leaf,
}

/// A leaf with its fruit; there is one on either side.
struct Twig {
    foot: Point,
    axis: Point,
    leaf: Leaf,
    fruit: Point,
    light: f32,
}

impl Branch {
    pub fn new(seed: &Seed) -> Self {
        let pairs = 3 + seed.pick(60, 2);
        let open = seed.between(65, 0.075, 0.11);
        Self {
            salt: seed.draw(61),
            lean: seed.between(62, -34.0, 34.0),
            sun: Point::new(seed.between(63, -60.0, 60.0), seed.between(64, -120.0, 60.0)),
            twigs: (0..pairs).map(|pair| Twig::new(pair as f32, pairs as f32, open)).collect(),
            tip: Leaf::new(190.0, 92.0),
        }
    }

    pub fn stone(&self, place: Point) -> (Stone, Shade) {
        let bent = Point::new(place.x - self.lean * sine(place.y / 900.0), place.y);
        let top = FOOT - HEIGHT;
        let upright = Point::new(top + 20.0 - bent.y, bent.x);
        let tip = self.tip.inside(upright);
        if tip > 0.0 {
            return self.tip.stone(upright, self.salt ^ 1, Tone::Cool, 1.2);
        }
        // To the nearest of what lies on top, where the rest is cut off.
        let mut nearest = -tip;
        let half = Point::new(bent.x.abs(), bent.y);
        let side = u32::from(bent.x < 0.0);
        for (twig, number) in self.twigs.iter().zip(1_u32..) {
            let name = self.salt ^ number << 8 ^ side << 4;
            let lying = half.seen_from(twig.foot).turned(twig.axis);
            let leaf = twig.leaf.inside(lying);
            if leaf > 0.0 {
                let (stone, shade) = twig.leaf.stone(lying, name, Tone::Cool, twig.light);
                return (stone.cut_at(nearest), shade);
            }
            let from_fruit = half.seen_from(twig.fruit);
            let fruit = FRUIT - from_fruit.length();
            if fruit > 0.0 {
                let (stone, shade) = self.fruit(from_fruit, name ^ 2);
                return (stone.cut_at(nearest.min(-leaf)), shade);
            }
            nearest = nearest.min(-leaf).min(-fruit);
        }
        let (stone, shade) = self.behind(place, half.x, half.y > top);
        (stone.cut_at(nearest), shade)
    }

    /// A stone in the middle and a ring around it.
    fn fruit(&self, from: Point, name: u32) -> (Stone, Shade) {
        let far = from.length();
        let (number, across) = course_at(far + HALF);
        let stone = if number < 1.0 {
            Stone { name: mix(name), edge: HALF - JOINT - far, middle: 0.0 }
        } else {
            Course::ring(mix(name ^ 7), across, HALF, WIDTH, from.turns(), WIDTH).stone()
        };
        (stone, Shade::new(Tone::Warm, 2.4 - number))
    }

    /// The stem, and the ground in rings around a light.
    fn behind(&self, place: Point, from_stem: f32, below_top: bool) -> (Stone, Shade) {
        if below_top && from_stem < STEM {
            let name = mix(self.salt ^ 3);
            let stem = Course::open(name, from_stem, STEM, place.y, 1.5 * WIDTH);
            return (stem.stone(), Shade::new(Tone::Night, 1.6));
        }
        let from = place.seen_from(self.sun);
        let (number, across) = course_at(from.length());
        let name = mix(self.salt ^ 0x6000 ^ number as u32);
        let middle = (number + 0.5) * WIDTH;
        let ring = Course::ring(name, across, HALF, middle, from.turns(), WIDTH);
        let edge = if below_top { from_stem - STEM } else { f32::MAX };
        (ring.stone().cut_at(edge), Shade::new(Tone::Field, 3.4 - from.length() / 200.0))
    }
}

impl Twig {
    fn new(pair: f32, pairs: f32, open: f32) -> Self {
        let gap = HEIGHT / pairs;
        let low = pair / pairs;
        let foot = Point::new(4.0, FOOT - gap * pair);
        // Fruit hangs halfway to the next leaf.
        let out = 0.44 * gap;
        let ray = Point::towards(-open);
        Self {
            foot,
            axis: Point::towards(-open - 0.03 * low),
            leaf: Leaf::new(385.0 - 165.0 * low, gap * (0.6 - 0.06 * low)),
            fruit: Point::new(out * ray.x, foot.y + out * ray.y - gap / 2.0),
            light: 0.7 + low,
        }
    }
}
