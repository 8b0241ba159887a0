//! The frame: three rings of square stones, which hold the whole seed.

use crate::SIDE;
use crate::course::Stone;
use crate::geometry::{Point, meet};
use crate::palette::{Shade, Tone};
use crate::seed::{Seed, mix, sway};

/// Half the side of the picture without its margin.
const OUTER: f32 = 504.0;
/// A stone with its joint.
const PITCH: f32 = 21.0;
/// Stones on a side of the outermost ring.
const STONES: i32 = 48;
const RINGS: i32 = 3;
const JOINT: f32 = 1.5;

/// Half the side of what the frame leaves.
pub const INNER: f32 = OUTER - PITCH * RINGS as f32;

/// The frame of a picture.
pub struct Frame {
    salt: u32,
    /// After how many stones the middle ring repeats.
    beads: i32,
    bead: Tone,
}

/// A stone of the frame.
pub struct FrameStone {
    pub stone: Stone,
    pub shade: Shade,
    /// Which bit of the seed it says.
    pub bit: u32,
}

impl Frame {
    pub fn new(seed: &Seed) -> Self {
        let bead = if seed.pick(11, 2) == 0 { Tone::Warm } else { Tone::Light };
        Self { salt: seed.draw(10), beads: 2 + seed.pick(12, 3) as i32, bead }
    }

    /// The stone here; none within the frame.
    pub fn stone(&self, place: Point) -> Option<FrameStone> {
        if place.x.abs().max(place.y.abs()) < INNER {
            return None;
        }
        let column = cell(place.x);
        let row = cell(place.y);
        let ring = column.min(row).min(STONES - 1 - column).min(STONES - 1 - row);
        let name = mix(self.salt ^ mix((row * STONES + column) as u32));
        let middle = Point::new(middle(column), middle(row));
        let from = place.seen_from(middle);
        let half = PITCH / 2.0 - JOINT + 0.6 * sway(name);
        let edge = meet(half - from.x.abs(), half - from.y.abs());
        let shade = self.shade(ring, column, row, name);
        let stone = Stone { name, edge, middle: 0.0 };
        Some(FrameStone { stone, shade, bit: number(column, row) })
    }

    fn shade(&self, ring: i32, column: i32, row: i32, name: u32) -> Shade {
        let step = 1.6 + sway(name.rotate_left(9));
        if ring != 1 {
            return Shade::new(Tone::Night, step);
        }
        // Counted from the middle of a side, so that the beads lie alike on both sides of it.
        let along = if (2..STONES - 2).contains(&column) { column } else { row };
        let from_middle = (along - STONES / 2).max(STONES / 2 - 1 - along);
        let corner = column == row || column == STONES - 1 - row;
        if corner || from_middle % self.beads == 0 {
            Shade::new(self.bead, step)
        } else {
            Shade::new(Tone::Field, step + 0.4)
        }
    }
}

fn cell(at: f32) -> i32 {
    (((at + OUTER) / PITCH).floor() as i32).clamp(0, STONES - 1)
}

fn middle(cell: i32) -> f32 {
    (cell as f32 + 0.5) * PITCH - OUTER
}

/// Counts the stones of the frame row by row; there are 540, so that each bit is said twice.
fn number(column: i32, row: i32) -> u32 {
    let before = |row: i32| match row {
        ..=RINGS => row * STONES,
        _ if row <= STONES - RINGS => RINGS * STONES + (row - RINGS) * 2 * RINGS,
        _ => RINGS * STONES + (STONES - 2 * RINGS) * 2 * RINGS + (row - STONES + RINGS) * STONES,
    };
    let between = (RINGS..STONES - RINGS).contains(&row);
    let at = if between && column >= RINGS { column - STONES + 2 * RINGS } else { column };
    (before(row) + at) as u32
}

const _: () = assert!(OUTER * 2.0 < SIDE as f32);
