//! Courses of tesserae: rows along a line, cut into stones.

use crate::geometry::meet;
use crate::seed::{mix, sway};

/// Half of the joint between two stones, in pixels.
pub const JOINT: f32 = 1.35;

/// How far a cut wanders from its place, as a part of a stone's length.
const UNEVEN: f32 = 0.17;

/// A place within a course.
#[derive(Clone, Copy)]
pub struct Course {
    /// The same for all stones of the course, and for no other.
    pub name: u32,
    /// Pixels from the course's middle line.
    pub across: f32,
    /// Half its width, in pixels.
    pub half: f32,
    /// Stones from where it begins.
    pub along: f32,
    /// How long a stone is, in pixels.
    pub pitch: f32,
    /// How many stones it has where it closes upon itself.
    pub round: Option<u32>,
}

/// The stone at a place.
#[derive(Clone, Copy)]
pub struct Stone {
    /// Which one it is.
    pub name: u32,
    /// Pixels to its edge; negative in the joint.
    pub edge: f32,
    /// Where its middle is along the course, in stones.
    pub middle: f32,
}

impl Course {
    /// An open course whose places are measured in pixels; it begins anywhere.
    pub fn open(name: u32, across: f32, half: f32, along: f32, pitch: f32) -> Self {
        let along = along / pitch + sway(mix(name));
        Self { name, across, half, along, pitch, round: None }
    }

    /// A ring of `radius` around a centre, at `turns` of it.
    pub fn ring(name: u32, across: f32, half: f32, radius: f32, turns: f32, pitch: f32) -> Self {
        let around = radius * std::f32::consts::TAU;
        let count = (around / pitch).max(3.0).floor();
        let start = turns + 0.5 * sway(mix(name)) / count;
        let along = (start - start.floor()) * count;
        let round = Some(count as u32);
        Self { name, across, half, along, pitch: around / count, round }
    }

    /// The stone here.
    pub fn stone(&self) -> Stone {
        let mut number = self.along.floor();
        if self.along < self.cut(number) {
            number -= 1.0;
        } else if self.along >= self.cut(number + 1.0) {
            number += 1.0;
        }
        let (start, end) = (self.cut(number), self.cut(number + 1.0));
        let ends = (self.along - start).min(end - self.along) * self.pitch;
        Stone {
            name: mix(self.name ^ mix(self.counted(number))),
            edge: meet(ends, self.half - self.across.abs()) - JOINT,
            middle: (start + end) / 2.0,
        }
    }

    /// Where the stone of this number begins.
    fn cut(&self, number: f32) -> f32 {
        number + UNEVEN * sway(mix(mix(self.name) ^ self.counted(number)))
    }

    fn counted(&self, number: f32) -> u32 {
        let number = number as i32;
        match self.round {
            Some(count) => number.rem_euclid(count as i32) as u32,
            None => number as u32,
        }
    }
}

impl Stone {
    /// Cut off where something else begins, `distance` pixels from here.
    pub fn cut_at(self, distance: f32) -> Self {
        Self { edge: meet(self.edge, distance - JOINT), ..self }
    }
}
