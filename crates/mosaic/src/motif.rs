//! What is laid within the frame.

mod branch;
mod flower;
mod leaf;
mod scales;
mod shield;
mod sun;

use crate::course::Stone;
use crate::frame::INNER;
use crate::geometry::Point;
use crate::palette::Shade;
use crate::seed::Seed;

/// Half the width of a course, in pixels.
const HALF: f32 = 10.5;
/// The width of a course.
const WIDTH: f32 = 2.0 * HALF;

/// The motif of a picture.
pub enum Motif {
    Sun(sun::Sun),
    Scales(scales::Scales),
    Shield(shield::Shield),
    Flower(flower::Flower),
    Branch(branch::Branch),
}

impl Motif {
    pub fn new(seed: &Seed) -> Self {
        match seed.pick(2, 5) {
            0 => Self::Sun(sun::Sun::new(seed)),
            1 => Self::Scales(scales::Scales::new(seed)),
            2 => Self::Shield(shield::Shield::new(seed)),
            3 => Self::Flower(flower::Flower::new(seed)),
            _ => Self::Branch(branch::Branch::new(seed)),
        }
    }

    /// The stone at a place, and its colour.
    pub fn stone(&self, place: Point) -> (Stone, Shade) {
        let (stone, shade) = match self {
            Self::Sun(sun) => sun.stone(place),
            Self::Scales(scales) => scales.stone(place),
            Self::Shield(shield) => shield.stone(place),
            Self::Flower(flower) => flower.stone(place),
            Self::Branch(branch) => branch.stone(place),
        };
        (stone.cut_at(INNER - place.x.abs().max(place.y.abs())), shade)
    }
}

/// Which course of width [`WIDTH`] a distance falls into, and how far it is from its middle.
fn course_at(distance: f32) -> (f32, f32) {
    let number = (distance / WIDTH).floor();
    (number, distance - (number + 0.5) * WIDTH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_motif_comes_up() {
        let motifs: std::collections::HashSet<_> = (0..=u8::MAX)
            .map(|number| std::mem::discriminant(&Motif::new(&Seed::new([number; 32]))))
            .collect();
        assert_eq!(motifs.len(), 5);
    }

    #[test]
    fn every_place_belongs_to_a_stone_or_a_joint_near_one() {
        for number in 0..=60 {
            let motif = Motif::new(&Seed::new([number; 32]));
            let places = (0..40).flat_map(|row| (0..40).map(move |column| (column, row)));
            let in_joints = places
                .map(|(column, row)| {
                    Point::new(column as f32 * 22.0 - 430.0, row as f32 * 22.0 - 430.0)
                })
                .filter(|&place| motif.stone(place).0.edge <= 0.0)
                .count();
            assert!((160..800).contains(&in_joints), "{number}: {in_joints} of 1600 in joints");
        }
    }
}
